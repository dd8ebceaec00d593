/** Subjects of bounces as mail servers write them, from the first letter on. */
const SUBJECTS = [
  /^(undeliver(able|ed)|undelivered mail returned)/,
  /^returned mail\b/,
  /^mail (delivery|system) (failed|failure|error|status|subsystem|system)/,
  /^(message )?delivery (status )?(notification|failure|failed|has failed|incomplete|problem|report|unsuccessful|error)/,
  /^failure notice/,
  /^failed (mail|delivery|to deliver)/,
  /^(warning: )?(could not send message|message (still )?(undelivered|delayed))/,
  /^(mail|message|e-?mail) (could not be delivered|not delivered|undeliverable|delayed|delivery (failed|delayed))/,
  /^(delayed (mail|delivery)|nondeliverable mail|non-?delivery|delivery delayed|message status)/,
  /^(re: )?(rejected mail|mail rejected|permanent delivery failure|user unknown|error sending)/,
  /^\*+ *(undeliver|mail delivery)/,
  /^(unzustellbar|nicht zustellbar|übermittlungsfehler|fehler bei der zustellung|mail-?zustellung fehlgeschlagen|zustellung)/,
  /^(non remis|échec de la remise|échec d.envoi|message non (délivré|distribué)|retour de courrier|remise différée)/,
  /^(no se puede entregar|no entregado|error de entrega|correo devuelto|mensaje no entregado|entrega retrasada)/,
  /^(non recapitabile|mancato recapito|messaggio non consegnato|impossibile recapitare)/,
  /^(não (é possível|foi possível) entregar|não entregue|falha na entrega|mensagem não entregue)/,
  /^(onbestelbaar|niet bezorgd|bezorging mislukt)/,
  /^(kan inte levereras|olevererbart|kan ikke leveres|ikke leveret|ei voi toimittaa)/,
  /^(nie można dostarczyć|niedostarczone|zwrot wiadomości|doručení se nezdařilo|nedoručitelné)/,
  /^(недоставленное|не удалось доставить|сообщение не доставлено|ошибка доставки)/,
  /^(teslim edilemedi|iletilemedi|kézbesíthetetlen|μη παραδόσιμο)/,
  /^(退信|系统退信|系統退信|来自.{1,30}的退信|退件|未送达|未傳遞|无法投递|無法傳遞|無法投遞|邮件(发送|投递)失败|投递失败|郵件.{0,6}失敗)/,
  /^(配信不能|配達不能|送信できません|メール.{0,6}(エラー|失敗)|エラーメール|未配信|配信エラー)/,
  /^(배달되지 않음|전송 실패|메일 전송 실패|반송)/,
]

/** What the servers say first. */
const OPENINGS = [
  /hi\. this is the (qmail-send program|deliver program)/,
  /i'?m afraid i wasn'?t able to deliver your message/,
  /this message was created automatically by (the )?mail (delivery software|delivery system)/,
  /this is the mail system at host/,
  /(this is an automatically generated|automatically[- ]generated) delivery status notification/,
  /your (message|e-?mail) (was not|wasn't|could not be|couldn't be|has not been|cannot be) delivered/,
  /your message to .{1,200} (couldn't|could not|can't) be delivered/,
  /delivery (has failed to|to the following recipients?|of the following message)/,
  /the following (address(es)?|recipients?|message).{0,60}(failed|could not|fatal errors|not delivered|undeliver)/,
  /(sorry, )?we (were|are) unable to deliver your message/,
  /could not be delivered to (one or more|the following|its destination)/,
  /the following addresses had (permanent fatal|transient non-fatal|permanent delivery) errors/,
  /this message was undeliverable|message (has not|could not) be(en)? delivered|undeliverable (mail|message)/,
  /the original message was received at/,
  /recipient'?s? (address )?(was )?(rejected|unknown)|unrouteable address/,
  /ihre nachricht .{0,200}(konnte nicht|wurde nicht) (zugestellt|übermittelt)|zustellung .{0,60}fehlgeschlagen/,
  /fehler beim senden|an folgende empfänger oder gruppen|folgende empfänger konnte/,
  /(échec de la remise|votre message n'a pas pu être (remis|distribué|délivré)|n'a pas pu être remis)/,
  /(no se pudo entregar|error en la entrega|no ha podido entregarse|no ha sido entregado)/,
  /(impossibile recapitare|non è stato possibile (recapitare|consegnare)|recapito non riuscito)/,
  /(não foi possível entregar|falha na entrega|não pôde ser entregue)/,
  /(kan niet worden bezorgd|bezorging .{0,60}mislukt|kon niet worden afgeleverd)/,
  /(nie (mogła|można|udało się).{0,40}dostarcz|не удалось доставить|не доставлено|не может быть доставлено)/,
  /(您的邮件.{0,40}(无法|未能|没有|被退回)|邮件.{0,20}(被退回|退信|无法送达|未送达|投递失败)|很抱歉.{0,30}(邮件|无法)|无法(投递|送达|发送到))/,
  /(您的郵件.{0,40}(無法|未能|退回)|無法(傳遞|投遞|寄達)|郵件.{0,20}(退回|未送達))/,
  /(配信できません|配信に失敗|配信されません|お届けできません|送信できませんでした|宛先不明)/,
  /(배달하지 못했|전달되지 못했|전송하지 못했|배달되지 않았)/,
]

const DELAYS =
  /delayed|still (undelivered|being retried)|will (keep trying|continue to (try|be retried)|be retried|retry)|warning message only|could not send message for past|temporary (failure|problem)|vorübergehend|verzögert|retardé|延迟|延遲|遅延/

/** How much of a text is looked at: a bounce says at once what it is. */
const OPENING_LENGTH = 1_500

export const isBounceSubject = (subject: string): boolean => {
  const plain = subject.toLowerCase().replace(/^\[[^\]]{1,40}\]\s*/, '')
  return SUBJECTS.some((pattern) => pattern.test(plain))
}

export const opensAsBounce = (text: string): boolean => {
  const start = text.slice(0, OPENING_LENGTH).toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ')
  return OPENINGS.some((pattern) => pattern.test(start))
}

/** The server has not given up yet. */
export const speaksOfDelay = (text: string): boolean => DELAYS.test(text.slice(0, 3_000).toLowerCase())
