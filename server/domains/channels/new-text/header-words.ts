/** Names of header lines as programs write them above an earlier mail, by kind and language. Lower case. */
export const HEADER_WORDS = {
  from:
    'from|von|de|da|van|fra|från|frá|lähettäjä|od|feladó|de la|expéditeur|expeditor|от|від|од|από|kimden|gönderen|מאת|من|از|từ|người gửi|จาก|dari|pengirim|' +
    '差出人|送信元|送信者|보낸 사람|보낸사람|보낸이|发件人|寄件者|寄件人|發件人|отправитель|remitente|remetente|mittente|absender|afzender|avsändare|šalje|saatja|nuo|no',
  date:
    'sent|date|sent at|sent on|gesendet|gesendet am|datum|envoyé|envoyé le|date d’envoi|enviado|enviado el|enviado em|enviada em|enviada|fecha|data|inviato|inviato il|' +
    'verzonden|verzonden op|sendt|dato|skickat|skickades|lähetetty|päivämäärä|päiväys|pvm|wysłano|wysłane|odesláno|odoslané|elküldve|küldés|dátum|küldve|trimis|' +
    'изпратено|дата|отправлено|надіслано|послато|στάλθηκε|αποστολή|εστάλη|ημερομηνία|gönderildi|gönderme tarihi|tarih|נשלח|תאריך|تاريخ الإرسال|التاريخ|تم الإرسال|أُرسلت|تاریخ|' +
    'đã gửi|ngày|đã gửi lúc|ส่งเมื่อ|ส่งแล้ว|วันที่|terkirim|dikirim|tanggal|送信日時|日付|日時|送信日|보낸 날짜|보낸날짜|날짜|보냄|发送时间|发送日期|时间|日期|傳送時間|寄件日期|傳送日期|poslano|saadetud|išsiųsta|nosūtīts',
  to:
    'to|an|à|a|para|pour|aan|til|till|vastaanottaja|do|dla|komu|címzett|către|catre|la|destinataire|destinatario|до|кому|за|προς|kime|alıcı|אל|إلى|به|tới|đến|người nhận|ถึง|kepada|ke|untuk|' +
    '宛先|받는 사람|받는사람|받는이|收件人|收件者|empfänger|ontvanger|mottagare|modtager|mottaker|prima|saaja|kam|za',
  subject:
    'subject|re|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|temat|předmět|predmet|tárgy|subiect|тема|относно|предмет|θέμα|konu|נושא|הנדון|الموضوع|موضوع|' +
    'chủ đề|tiêu đề|เรื่อง|หัวเรื่อง|subjek|perihal|judul|件名|題名|제목|主题|主題|主旨|标题|標題|efni|teema|tema|temats|zadeva',
  other:
    'cc|bcc|kopie|copie|copia|cópia|kopi|kopia|kopio|dw|kopia do|másolat|копия|копие|копія|κοινοποίηση|bilgi|ccc|עותק|نسخة|cc\\.|สำเนา|tembusan|参照|참조|抄送|副本|密送|importance|priority|wichtigkeit|attachments|anlagen|organization|reply-to',
} as const

export type HeaderKind = keyof typeof HEADER_WORDS
