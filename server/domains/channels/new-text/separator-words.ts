/** What stands between dashes above the mail that is answered, by language. Lower case. */
export const ORIGINAL = [
  'original message|original msg|original email|original e-mail|original mail|reply message|replied message|end original message',
  'ursprüngliche nachricht|ursprungliche nachricht|originalnachricht|original-nachricht|original nachricht|ursprüngliche mail|originalmeldung',
  "message d[’']origine|message original|message initial|message précédent|e-mail d[’']origine|courriel d[’']origine",
  'mensaje original|missatge original|mensaxe orixinal|mensagem original|messaggio originale|messaggio originario',
  'oorspronkelijk bericht|origineel bericht|oorspronkelijke e-mail',
  'oprindelig meddelelse|original meddelelse|opprinnelig melding|opprinnelig beskjed|original melding|ursprungligt meddelande|originalmeddelande|originalmeddelelse|upphaflegt skeyti|upprunaleg skilaboð',
  'alkuperäinen viesti|algne sõnum|originaal kiri',
  'wiadomość oryginalna|oryginalna wiadomość|wiadomość pierwotna|původní zpráva|původní e-mail|pôvodná správa|originálna správa|izvorna poruka|izvirno sporočilo|originalna poruka',
  'eredeti üzenet|eredeti levél|mesaj original|mesajul original|mesaj inițial|pradinis laiškas|sākotnējais ziņojums',
  'оригинално съобщение|първоначално съобщение|исходное сообщение|исходное письмо|оригинальное сообщение|первоначальное сообщение|оригінальне повідомлення|вихідне повідомлення|початкове повідомлення|изворна порука|оригинална порука',
  'αρχικό μήνυμα|orijinal mesaj|orijinal ileti|özgün [iİ]leti|özgün mesaj|asıl [iİ]leti|ilk mesaj',
  'הודעה מקורית|ההודעה המקורית|الرسالة الأصلية|رسالة أصلية|النص الأصلي|پیام اصلی',
  'thư gốc|tin nhắn gốc|thư ban đầu|ข้อความต้นฉบับ|ข้อความเดิม|ข้อความดั้งเดิม|pesan asli|pesan awal|mesej asal',
  '元のメッセージ|オリジナルメッセージ|元のメール|原文|원본 메시지|원본메시지|원본 메일|원래 메시지|원본 이메일',
  '原始邮件|原邮件|原始信息|原始消息|回复的原邮件|回复的邮件|原始郵件|原始信件|原始訊息|原訊息|原來的郵件|回覆的郵件',
] as const

/** The same above a mail that is passed on. */
export const FORWARDED = [
  'forwarded message|forwarded mail|forwarded email|forwarded by .{1,80}|begin forwarded message|start of forwarded message|original message forwarded',
  'weitergeleitete nachricht|weitergeleitete mail|weitergeleitet von .{1,80}|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail',
  'message transféré|message transmis|message réexpédié|début du message réexpédié|début du message transféré|courriel transféré|e-mail transféré',
  'mensaje reenviado|inicio del mensaje reenviado|missatge reenviat|mensagem encaminhada|mensagem reencaminhada|início da mensagem encaminhada|início da mensagem reencaminhada|messaggio inoltrato|inizio messaggio inoltrato',
  'doorgestuurd bericht|doorgezonden bericht|begin doorgestuurd bericht|doorgestuurde e-mail',
  'videresendt meddelelse|videresendt besked|videresendt melding|videresendt e-post|start på videresendt besked|videresend melding|begynnelse på videresendt melding|vidarebefordrat meddelande|vidarebefordrat brev|vidarebefordrat mejl',
  'välitetty viesti|edelleenlähetetty viesti|välitetty viesti alkaa|edastatud sõnum|edastatud kiri',
  'wiadomość przekazana|przekazana wiadomość|przesłana wiadomość|początek przekazywanej wiadomości|wiadomość przesłana dalej|přeposlaná zpráva|preposlaná správa|začátek přeposlané zprávy|proslijeđena poruka|posredovano sporočilo',
  'továbbított üzenet|továbbított levél|mesaj redirecționat|mesaj redirectionat|mesaj reexpediat|început mesaj redirecționat|persiųstas laiškas',
  'препратено съобщение|пересылаемое сообщение|пересланное сообщение|пересылаемое письмо|пересланное письмо|начало переадресованного сообщения|перенаправленное сообщение|переслане повідомлення|переслане письмо|переслано повідомлення|прослеђена порука',
  'προωθημένο μήνυμα|yönlendirilen ileti|yönlendirilmiş ileti|iletilen mesaj|iletilmiş mesaj|iletilen ileti',
  'הודעה שהועברה|הודעה מועברת|رسالة معاد توجيهها|رسالة محوّلة|رسالة مُعاد توجيهها|بدء الرسالة المعاد توجيهها|پیام هدایت شده',
  'thư chuyển tiếp|thư đã chuyển tiếp|tin nhắn chuyển tiếp|ข้อความที่ส่งต่อ|ข้อความส่งต่อ|pesan terusan|pesan yang diteruskan|pesan diteruskan|mesej dimajukan',
  '転送メッセージ|転送されたメッセージ|転送メール|以下は転送メールです|전달된 메시지|전달된 메일|전달된 이메일|전달된 메시지 시작',
  '转发邮件|转发的邮件|转发信息|转发邮件信息|下面是被转发的邮件|开始转发的邮件|轉寄郵件|轉寄的郵件|轉寄信件|轉寄的訊息|已轉寄的郵件|開始轉寄郵件',
] as const

/** What help desks ask people to write above. */
export const ABOVE_THIS_LINE = [
  '(?:reply|respond|write|type|answer|response|replies|text|message)\\b.{0,60}\\b(?:above|over) (?:this|the|that) (?:line|text|dotted line|message)',
  '(?:above|over) this line\\b.{0,40}\\b(?:reply|respond|answer|write|add)',
  "(?:do not|don[’']t|nothing|not) (?:write|type|reply|change|edit|remove|modify|post|delete)\\b.{0,40}\\b(?:below|under|beneath|after) this line",
  '(?:oberhalb|über|ueber) (?:dieser|der|diese) (?:linie|zeile|trennlinie)',
  'au[- ]dessus de (?:cette|la) ligne',
  '(?:por encima|encima|arriba) de esta l[íi]nea|sobre esta l[íi]nea',
  'acima (?:desta|dessa) linha|sopra (?:a )?(?:questa|la) (?:riga|linea)',
  'boven (?:deze|de) (?:lijn|regel|streep)',
  '(?:over|ovenfor) (?:denne|den) (?:linje|linjen|linja)|ovanför (?:denna|den här) (?:rad|raden|linje|linjen)',
  'tämän (?:rivin|viivan) yläpuolelle|(?:powyżej|nad) (?:tej|tą) (?:linii|linią)|nad (?:tento|tuto|túto|tímto|touto|týmto) (?:řádek|řádkem|čáru|čárou|riadok|riadkom)',
  'e fölé a (?:sor|vonal)|deasupra acest(?:ei|ui) (?:linii|rând)|(?:bu|şu) (?:satırın|çizginin) (?:üst|yukarı)',
  '(?:выше|над) (?:этой|данной|этою) (?:линии|линией|строки|строкой|черты|чертой)|(?:вище|над) (?:цього|цим|цієї|цією) (?:рядка|рядком|лінії|лінією)|над този ред',
  'πάνω από αυτή(?:ν)? τη(?:ν)? γραμμή|מעל (?:ל)?שורה זו|فوق هذا السطر',
  '(?:在|于|於)?(?:此|本|这|這)(?:条|條)?(?:行|线|線)(?:之上|以上|上方|上面)',
  '(?:この|こちらの)(?:行|線|ライン)(?:より|の|から)?上|이 (?:줄|선) 위',
] as const
