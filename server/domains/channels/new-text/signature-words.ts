/** Lines that phones and mail programs add of themselves. Each pattern is for a whole line. */
const DEVICE =
  '(?:i ?phone|i ?pad|i ?pod|ios|android|samsung|galaxy|blackberry|windows|outlook|yahoo|mail|gmail|huawei|xiaomi|redmi|honor|oppo|vivo|oneplus|realme|nokia|htc|lg|sony|xperia|motorola|moto|pixel|' +
  'proton|protonmail|tutanota|tuta|zoho|aol|spark|airmail|thunderbird|nine|bluemail|typeapp|mymail|newton|mailbird|superhuman|hey|fastmail|k-9|fairemail|polymail|foxmail|e-?mail|mobile|handy|' +
  'smartphone|phone|tablet|handheld|wireless|device|mobil(?:e|telefon)?|macbook|mac|apple watch|telefon|téléphone|teléfono|celular|móvil|telemóvel|cellulare|мобильного|телефона)'

export const DEVICE_LINES = [
  `(?:sent|send|posted|composed|written) (?:wirelessly )?(?:from|via|with|using|by|on) (?:my |the )?.{0,60}\\b${DEVICE}\\b.{0,60}`,
  'sent (?:from|via) my .{1,60}|(?:get|download|try) .{0,20}\\b(?:outlook|yahoo mail|bluemail|spark|mymail|edison mail|aqua mail|nine)\\b.{0,60}',
  '(?:sent|delivered) (?:from|via|with) (?:the )?(?:aqua mail|front|missive|mailspring|canary|edison|boxer|sparrow|mailbox|readdle|shortwave|notion mail|zimbra|roundcube|gmx|web\\.de|1&1|ionos|t-online|freenet|orange|free|laposte|mail\\.ru).{0,60}',
  '(?:typed|written|sent) (?:on|from) (?:a )?(?:tiny|small|mobile) .{1,60}|(?:please )?excuse (?:the |my |any )?(?:brevity|typos|tpyos).{0,80}',
  `von (?:meinem|unterwegs|meiner|samsung|iphone) ?.{0,60}(?:gesendet|versendet|geschickt)|(?:gesendet|versendet|verschickt|gesandt) (?:von|mit|über|aus|vom) .{0,50}\\b(?:${DEVICE}|web\\.de|gmx|t-online|freenet|app)\\b.{0,60}|(?:diese nachricht wurde von )?meinem .{0,40}gesendet`,
  '(?:holen sie sich|laden sie|hole dir) outlook .{0,40}|outlook (?:für|for|voor|til|para|per|pour) (?:ios|android|mac|windows).{0,80}',
  `envoy[ée](?:e)? (?:de|depuis|à partir de|par|avec|via) .{0,50}\\b${DEVICE}\\b.{0,60}|envoyé de mon .{1,60}|(?:obtenir|obtenez|télécharger|téléchargez) outlook.{0,60}`,
  `enviad[oa] (?:desde|do|da|de|pelo|a partir (?:de|do)|com|con|por|via) .{0,50}\\b${DEVICE}\\b.{0,60}|enviado desde mi .{1,60}|enviado do meu .{1,60}|enviat des d.{1,60}|(?:obtener|obter|obtenga|baixar|descargar) (?:o )?outlook.{0,60}`,
  `inviat[oa] (?:da|dal|con|tramite) .{0,50}\\b${DEVICE}\\b.{0,60}|inviato dal mio .{1,60}|(?:scarica|ottieni) outlook.{0,60}`,
  `(?:verzonden|verstuurd|gestuurd) (?:vanaf|van|via|met|vanuit) .{0,50}\\b${DEVICE}\\b.{0,60}|(?:verzonden|verstuurd) vanaf mijn .{1,60}|(?:download|haal) outlook.{0,60}`,
  `(?:sendt|skickat|sänt|sent) (?:fra|från|via|med) .{0,50}\\b${DEVICE}\\b.{0,60}|sendt fra min .{1,60}|skickat från min .{1,60}|(?:hent|hämta|last ned|skaffa) outlook.{0,60}`,
  'lähetetty .{0,40}(?:ista|esta|ästä|ltä|lta|sta|stä|ltani|stani|puhelimesta|laitteesta)|saadetud minu .{1,40}|hanki outlook.{0,40}',
  `(?:wysłan[eo]|wyslan[eo]|nadano|odesláno|odoslan[éeo]) (?:z|ze|za pomocą|przez|pomocou|mobilem) .{0,60}|pobierz (?:aplikację )?outlook.{0,60}|získat outlook.{0,60}|poslano (?:sa|s|z|iz) .{0,60}|elküldve .{0,40}(?:ról|ről|ból|ből|ömről|omról|emről)|.{0,40}(?:ról|ről|omról|emről) küldve`,
  'trimis (?:de pe|din|prin) .{1,60}|obțineți outlook.{0,60}',
  'изпратено от .{1,50}|отправлено (?:с|из|от|через) .{1,60}|надіслано (?:з|із|через|за допомогою) .{1,60}|послато са .{1,60}|с уважением, отправлено .{1,60}|скачать outlook.{0,60}|получить outlook.{0,60}',
  `(?:στάλθηκε|εστάλη|απεστάλη) από .{1,60}|αποστολή από .{1,60}|.{0,40}(?:['’]?(?:umdan|ımdan|imdan|ümdan|den|dan|ten|tan))? ?gönderildi|gönderen: .{0,10}iphone.{0,20}`,
  'נשלח (?:מ|באמצעות).{1,60}|(?:تم الإرسال|مرسل|أرسل|أُرسلت|أرسلت|ارسلت|أُرسل) من .{1,60}|ارسال شده از .{1,60}',
  '(?:đã )?(?:được )?gửi từ .{1,60}|ส่งจาก.{1,60}|(?:dikirim|terkirim|dihantar) (?:dari|melalui|daripada) .{1,60}',
  '.{1,40}(?:から|より)(?:の)?送信|.{0,40}에서 보냄|.{0,40}에서 보낸 메일|(?:나의|내) .{1,30}(?:보냄|전송)',
  '(?:发自|發自|来自|來自|发送自|傳送自|寄自).{0,5}(?:我的|我).{0,40}|发自(?:我的)?.{1,30}|(?:从|從)(?:我的)?.{1,30}(?:发送|發送|傳送|寄出|发出)|使用.{1,20}(?:发送|傳送)|(?:获取|取得|下载) ?outlook.{0,40}|发送自.{1,40}|來自.{0,20}(?:手機|郵件)',
  'virus-?free\\.?.{0,60}|.{0,40}(?:avast|avg)\\.com.{0,60}|virenfrei\\.?.{0,60}|sin virus\\.?.{0,60}|garanti sans virus.{0,60}|sent with .{1,40}',
] as const

/** Beginnings and words of notices that companies hang under every mail. */
export const LEGAL_START = [
  '(?:\\*+ ?)?(?:confidentiality|legal|privacy|disclaimer|email|e-mail|important|security|virus)(?: (?:and|&) \\w+)?(?: \\w+)? ?(?:notice|disclaimer|statement|warning|note)\\b|disclaimer\\b|confidential(?:ity)?\\s*:',
  'this (?:e-?mail|message|communication|transmission|electronic (?:mail|message)|correspondence)\\b|the (?:information|contents?|message) (?:contained|transmitted|in this|of this)\\b|the information in this',
  'if you (?:are not the|have received this|received this) |any (?:unauthori[sz]ed|views|opinions|review|dissemination)',
  '(?:p )?(?:please |kindly )?(?:consider|think (?:of|about)|save|protect) (?:the )?(?:environment|paper|trees|our planet)|think before (?:you print|printing)|before printing',
  '(?:diese|die in dieser) (?:e-?mail|nachricht|mitteilung|information)|der inhalt dieser|(?:vertraulichkeits|haftungs|rechtlicher |datenschutz)hinweis|wenn sie nicht der (?:richtige|beabsichtigte)|sollten sie nicht|bitte (?:denken|prüfen|beachten) sie|denken sie an die umwelt',
  '(?:ce|le présent) (?:message|courriel|mail|e-mail|courrier)|les informations contenues|avis de confidentialité|si vous (?:avez reçu|n.êtes pas)|pensez à l.environnement|avant d.imprimer',
  '(?:este|el presente|esta) (?:correo|mensaje|e-?mail|email|mensagem|comunicaci[óo]n)|aviso (?:legal|de confidencialidad|de confidencialidade)|la informaci[óo]n contenida|as informações contidas|antes de imprimir|si usted no es|se você não',
  '(?:questo|il presente) (?:messaggio|e-?mail|email|documento)|le informazioni contenute|avviso di riservatezza|informativa privacy|prima di stampare',
  '(?:dit|deze) (?:e-?mail|bericht)|de informatie (?:in|verzonden)|(?:denne|dette|det här|detta) (?:e-?post|e-?mail|e-?mailen|melding|meddelelse|meddelande|mejl)|t[aä]m[aä] (?:sähköposti|viesti)',
  '(?:ta|ninieja|niniejsza|treść tej) (?:wiadomość|wiadomości|korespondencja)|(?:tato|táto) (?:zpráva|správa|e-mail)|ez az (?:e-mail|üzenet)|acest (?:mesaj|e-mail)',
  '(?:это|данное|настоящее) (?:сообщение|письмо|электронное)|(?:це|дане) (?:повідомлення)|това (?:съобщение|писмо)|αυτό το (?:μήνυμα|email)|bu (?:e-?posta|mesaj|ileti)',
  '(?:本|此|该)(?:电子)?(?:邮件|郵件|信件|消息|電子郵件|电邮)|(?:保密|免责)(?:声明|提示|聲明)|重要提示|この(?:電子)?メール|本メール|(?:이|본) (?:메일|이메일|전자우편|메시지)',
  'you (?:received|are receiving|have received) this (?:message|email|e-mail|because)|to (?:unsubscribe|post to|stop receiving|view this)|unsubscribe\\b|.{0,60}mailing list$',
] as const

export const LEGAL_WORDS =
  'confidential|privileged|intended (?:only|solely|recipient|for)|addressee|disclos|unauthori[sz]ed|intended|not the recipient|recipient\\(s\\)|disclaimer|environment|unsubscribe|subscribed|mailing list|virus|liab|strictly prohibited|print(?:ing)? this|' +
  'vertraulich|empfänger|adressat|unbefugt|umwelt|ausdruck|confidentiel|destinataire|diffusion|environnement|imprimer|confidencial|destinatari|imprimir|medio ?ambiente|privilegiad|riservat|confidenzial|stampare|ambiente|' +
  'vertrouwelijk|geadresseerde|ontvanger|milieu|fortrolig|konfidentiel|mottaker|modtager|konfidentiell|mottagare|luottamuksel|poufn|adresat|důvěrn|dôvern|bizalmas|címzett|confidențial|конфиденциальн|адресат|получател|конфіденційн|' +
  'εμπιστευτικ|gizli|alıcı|保密|机密|機密|收件人|秘密|受信者|宛先|기밀|수신인|비밀'

/** Words before a name at the end of a letter, alone on their line. */
export const CLOSINGS =
  'best|best regards|best wishes|all the best|kind regards|kindest regards|warm regards|warmest regards|regards|kr|br|rgds|with (?:best|kind|warm) regards|many thanks|thanks|thanks a lot|thanks again|thanks so much|thank you|thanks and regards|thank you and best regards|thanks in advance|thank you in advance|sincerely|yours sincerely|yours|yours truly|sincerely yours|yours faithfully|respectfully|cordially|cheers|' +
  'mit freundlichen grüßen|mit freundlichem gruß|mit freundlichen gruessen|freundliche grüße|viele grüße|beste grüße|liebe grüße|herzliche grüße|schöne grüße|grüße|gruß|mfg|lg|vg|freundliche grüsse|mit besten grüßen|danke|vielen dank|besten dank|vielen dank und (?:viele|beste|freundliche) grüße|' +
  'cordialement|bien cordialement|bien à vous|sincères salutations|meilleures salutations|salutations|merci|merci d.avance|bonne journée|saludos|un saludo|saludos cordiales|atentamente|muchas gracias|gracias|un cordial saludo|atenciosamente|cumprimentos|com os melhores cumprimentos|obrigad[oa]|abraços|melhores cumprimentos|' +
  'cordiali saluti|distinti saluti|saluti|grazie|un saluto|cordialmente|met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|groeten|groet|mvg|bedankt|' +
  'med venlig hilsen|venlig hilsen|mvh|hilsen|de bedste hilsner|med vennlig hilsen|vennlig hilsen|med vänliga hälsningar|vänliga hälsningar|hälsningar|tack|ystävällisin terveisin|terveisin|t\\.|parhain terveisin|' +
  'pozdrawiam|z poważaniem|z wyrazami szacunku|s pozdravem|s přátelským pozdravem|s pozdravom|děkuji|ďakujem|üdvözlettel|tisztelettel|köszönettel|cu stimă|cu respect|mulțumesc|toate cele bune|lijep pozdrav|srdačan pozdrav|lep pozdrav|lugupidamisega|pagarbiai|ar cieņu|' +
  'с уважение|с уважением|поздрави|спасибо|с наилучшими пожеланиями|з повагою|дякую|με εκτίμηση|φιλικά|ευχαριστώ|saygılarımla|iyi çalışmalar|teşekkürler|selamlar|בברכה|תודה|مع تحياتي|مع أطيب التحيات|تحياتي|شكرا|trân trọng|thân ái|cảm ơn|ขอแสดงความนับถือ|ขอบคุณ(?:ครับ|ค่ะ)?|hormat kami|salam|terima kasih|' +
  '敬具|よろしくお願いいたします|以上、よろしくお願いいたします|감사합니다|안녕히 계세요|此致|敬礼|祝好|谢谢|謝謝|顺颂商祺|祝商祺|敬上|感谢'
