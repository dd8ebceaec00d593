/** How programs begin the subject of their answers. The colon, or the end, is theirs: a person writes on. */
const BEGINNINGS = [
  /^(automatic|automated|auto)[- ]?(reply|response|answer)\b/,
  /^auto(reply|response|responder)?:/,
  /^(out of (the )?office|ooo|away from (the )?office)( (auto-?reply|reply|message|notification|response))?\s*(:|：|\(|-|–|$)/,
  /^(vacation|holiday) (auto-?reply|reply|response|message|notice)\b/,
  /^(on )?(vacation|annual leave|parental leave)\s*(:|$)/,
  /^(automatische (antwort|rückantwort|e-?mail-?antwort)|abwesenheits(notiz|benachrichtigung|assistent|mitteilung|meldung)|abwesenheit|abwesend|nicht im büro)\s*(:|-|–|\(|$)/,
  /^(réponse automatique|reponse automatique|absence du bureau|message d'absence|notification d'absence|réponse d'absence)/,
  /^(respuesta autom[aá]tica|fuera de (la )?oficina|autorespuesta|aviso de ausencia)/,
  /^(risposta automatica|fuori (sede|ufficio)|assenza dall'ufficio)/,
  /^(resposta autom[aá]tica|fora do escrit[oó]rio|ausência tempor[aá]ria)/,
  /^(automatisch antwoord|afwezigheids(bericht|assistent|melding)|niet aanwezig|afwezig\s*:)/,
  /^(autosvar|automatiskt svar|automatisk svar|fraværende|frånvarande|ikke til stede)/,
  /^(automaattinen vastaus|poissa toimistosta|poissaoloilmoitus)/,
  /^(odpowiedź automatyczna|automatyczna odpowiedź|autoodpowiedź|poza biurem)/,
  /^(automatická odpov[eě]ď|mimo kancelář|neprítomnosť)/,
  /^(automatikus válasz|házon kívül|otomatik (yanıt|cevap)|ofis dışında|răspuns automat|automatski odgovor|samodejni odgovor)/,
  /^(автоответ|автоматический ответ|автоматична відповідь|вне офиса|автоматичен отговор|αυτόματη απάντηση)/,
  /^[【[(（]?(自动回复|自動回覆|自動回復|自动答复|自動答覆|自動返信|自動応答|自动应答|外出|休假|不在)[】\])）]?\s*(通知|のお知らせ|自动回复)?\s*([:：]|$|[-—])/,
  /^(不在通知|不在のお知らせ|不在のため|자동 ?(회신|응답|답장)|부재중)/,
  /^(câu trả lời tự động|trả lời tự động|balasan otomatis|การตอบกลับอัตโนมัติ|رد تلقائي|מענה אוטומטי|תשובה אוטומטית)/,
]

/** The same anywhere in a subject: enough only where something else also says that a program wrote it. */
const MENTIONS =
  /out of (the )?office|auto-?(reply|response|matic reply)|on vacation|abwesen|absen(t|ce)|fuera de|自动回复|自動回覆|自動返信|不在/

export const beginsAsVacation = (subject: string): boolean => {
  const plain = subject.trim().toLowerCase().replaceAll('’', "'")
  return BEGINNINGS.some((pattern) => pattern.test(plain))
}

export const mentionsVacation = (subject: string): boolean => MENTIONS.test(subject.toLowerCase())
