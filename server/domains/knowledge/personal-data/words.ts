/** Alternatives of a pattern. */
const oneOf = (text: string): string => text.trim().split(/\s+/).join('|')

/**
 * First names that are common somewhere and are not words of everyday English at the same time. A capitalised one is taken
 * for a person, with the capitalised words after it.
 */
export const GIVEN_NAMES = oneOf(`
  Aaron Abdul Abena Abigail Achieng Adam Adele Aditya Adrian Agnes Ahmed Aisha Akira Alan Alba Albert Alejandro Alessandro
  Alex Alexander Alexandra Alexis Alfred Ali Alice Alicia Alina Alison Alma Álvaro Amanda Amara Amelia Amina Amir Amy Ana
  Ananya Anastasia Anders Andrea Andreas Andrés Andrew Andrzej Angela Angelo Anita Anja Ann Anna Anne Annette Anthony Antoine
  Anton Antonio Anya Aoi Arjun Arthur Arun Astrid Audrey Aurélie Axel Ayu Barbara Bastien Beatrice Beatriz Ben Benjamin Bernard
  Bernd Bianca Birgit Bjorn Björn Boris Brandon Brenda Brian Bridget Brooke Bruno Budi Caleb Camila Camille Carla Carlos Carmen
  Carol Carolina Caroline Cara Catherine Cecilia Céline Charles Charlotte Cheng Chiara Chidi Chloe Chris Christian Christina
  Christine Christoph Christopher Cindy Ciro Claire Clara Claudia Claus Colin Connor Craig Cristina Cynthia Daichi Damian Dan
  Dana Daniel Daniela Danny Dara Darius Dave David Davide Deborah Denise Dennis Derek Diana Diego Dieter Dimitri Dmitri
  Dmitry Dominik Donald Donna Doris Dorothy Douglas Duc Dylan Edith Eduardo Edward Eileen Elena Eleanor Elias Elif Elisa
  Elisabeth Elise Elizabeth Ella Ellen Élodie Elsa Emil Emily Emma Emre Enrique Eric Erica Erik Erin Esra Esther Ethan Eugene
  Eva Evelyn Fabian Fatima Fatma Federico Felicia Felipe Felix Fernanda Fernando Fiona Florian Francesca Francesco Francis
  Francisco Franz Fred Frederik Freja Freya Friedrich Fritz Gabriel Gabriela Gary Geoffrey George Georg Gerald Gerard Gianni
  Giorgio Giovanni Giulia Giuseppe Gloria Gonzalo Gordon Graham Greg Gregor Gregory Greta Guillaume Gunnar Günter Gustavo Hanna
  Hannah Hans Harald Harry Haruto Hassan Heather Hector Heidi Heike Heinz Helen Helena Helga Henri Henrik Henry Hiroshi Holger
  Howard Hugo Hyunwoo Ian Ibrahim Ida Ines Inès Inga Ingrid Irene Irina Isaac Isabel Isabella Ivan Ivana Jacob Jacques Jaime
  Jakob Jakub James Jamie Jan Jane Janet Janina Jared Jasmin Jason Javier Jean Jeff Jeffrey Jennifer Jens Jeremy Jerome Jessica
  Jihoon Jill Jim Joan Joanna João Joe Joel Johan Johann Johanna Johannes John Johnny Jonas Jonathan Jordan Jorge Jörg José
  Josef Joseph Joshua Juan Juanita Judith Judy Julia Julian Juliana Julie Julien Jürgen Justin Justyna Kamau Karen Karim Karin
  Karl Karsten Karthik Katarzyna Kate Katharina Katherine Kathleen Kathryn Kathy Katie Katja Katrin Kavya Keith Kelly Ken
  Kenneth Kevin Khalid Kim Klaus Konrad Kristen Kristina Krzysztof Kurt Kwame Kyle Lara Larissa Larry Lars Laura Lauren Laurent
  Lawrence Layla Lea Leah Leila Lena Leo Leon Leonard Leonie Lerato Leslie Liam Lina Linda Linh Linnea Lisa Logan Lorenzo Louis
  Louise Luc Luca Lucas Lucía Lucia Lucie Lucy Luis Luisa Lukas Luke Lydia Madison Magda Magnus Maja Malik Manon Manuel Manuela
  Marc Marcel Marco Marcos Marcus Margaret Maria María Mariana Marie Marina Mario Marion Marius Markus Marlene Marta Martha
  Martin Martina Mary Mateo Mathieu Mathilde Matteo Matthew Matthias Maurice Max Maximilian Megan Mehmet Mei Meera Melanie
  Melissa Michael Michel Michelle Miguel Mikael Mikkel Mike Mila Minh Minji Miriam Mohamed Mohammed Mohammad Monica Monika
  Morgan Moritz Muhammad Mustafa Nadia Nadine Nancy Natalia Natalie Natasha Nathan Nathalie Neil Ngozi Nicholas Nick Nicola
  Nicolas Nicole Niels Nikolai Nils Nina Nisha Noah Noor Nora Norbert Norman Nurul Olaf Olga Oliver Olivia Omar Oscar Oskar
  Otto Pablo Pamela Paola Paolo Patricia Patrick Paul Paula Pauline Pavel Pawel Pedro Peter Petra Philip Philipp Philippe
  Phillip Pierre Pilar Piotr Pooja Priya Putri Quentin Rachel Rafael Rainer Raj Rajesh Ralf Ralph Ramon Rania Raphael Raúl Ravi
  Raymond Rebecca Regina Renate René Ricardo Richard Rizky Robert Roberta Roberto Robin Rodrigo Roger Rohan Roland Rolf Roman
  Ronald Rosa Ross Roy Ruben Rudolf Russell Ruth Ryan Sabine Sakura Sally Salma Sam Samantha Samuel Sandra Sanjay Sara Sarah
  Scott Sean Sebastian Sergei Sergio Sharon Sheila Shirley Shreya Siegfried Signe Silke Silvia Simon Simone Sipho Siti Sofia
  Sofie Sonia Sonja Sophia Sophie Soyeon Stefan Stefanie Stefano Stella Stephan Stephanie Stephen Steve Steven Stuart Susan
  Susanne Suzanne Sven Svetlana Sylvia Sylvie Tamara Tanja Tanya Tariq Tatiana Ted Teresa Thabo Theo Theodor Theresa Thiago
  Thomas Thuy Tim Timo Timothy Tina Tobias Todd Tom Tomas Tommy Toni Tony Torsten Tracy Travis Trevor Tunde Tyler Ulrich Ulrike
  Ursula Ute Uwe Valentin Valentina Valerie Vanessa Vera Veronica Victor Victoria Vikram Vincent Vincenzo Viola Virginia
  Vladimir Volker Walter Wanda Wanjiru Warren Wendy Werner Wesley William Willem Wolfgang Xavier Yannick Yara Yasmin Yolanda
  Yuki Yusuf Yves Yvonne Zach Zachary Zeynep Zoe`)

/** Parts of names that are everyday words as well: taken out only where they are written like a name. */
export const ALSO_WORDS = new Set(
  `able art bill brook can case chance chase church cook cross day dean drew duke earl east fall field fish ford frank
  gene glen good grace grant gray green hall hand hill home hope house hunt iris ivy jack joy king lane lee long love major
  man mark marsh may mercy miles moss north page park penny pine pole pope power price prince rich rob rock rose sales sharp
  short singer smart south stone street summer sunny support swift team terry test turner wall ward way web wells west white
  will winter wise wood woods work young`.split(/\s+/),
)

/** Surnames that begin a Chinese name. */
export const SURNAMES =
  '欧阳|上官|司马|诸葛|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸範賈鄒龍賀顧龔萬錢嚴湯]'

export const CHINESE_TITLES = '先生|女士|小姐|太太|老师|老師|经理|經理|总监|主管|主任|医生|同学|师傅|总|總|工|哥|姐'

/** Before a name: whoever it is. */
export const TITLES = 'mr|mrs|ms|miss|mx|dr|prof|sir|madam|herrn?|frau|monsieur|madame|mme|señora?|signora?|sra|sr'
export const RELATIONS =
  'colleagues?|co-?workers?|boss|manager|supervisor|wife|husband|partner|assistant|friend|daughter|son|mother|father|brother|sister|accountant|bookkeeper|administrator|admin|secretary|client|customer|agent'

/** Words alone on a line before somebody's name. */
export const CLOSINGS =
  'best|best regards|best wishes|all the best|kind(?:est)? regards|warm(?:est)? regards|regards|rgds|br|kr|many thanks|thanks|thanks a lot|thanks again|thanks in advance|thank you(?: (?:so|very) much)?|sincerely|yours|yours sincerely|yours truly|yours faithfully|respectfully|cheers|take care|talk soon|mit freundlichen grüßen|freundliche grüße|viele grüße|beste grüße|liebe grüße|mfg|cordialement|bien à vous|salutations|saludos|atentamente|atenciosamente|cordiali saluti|saluti|met vriendelijke groet(?:en)?|med vänliga hälsningar|mvh|此致|此致敬礼|敬礼|祝好|顺祝商祺|谢谢|謝謝|多谢|感谢|致敬|敬上|您真诚的'

/** What a number after it names. */
export const NUMBERED =
  '(?:sales |purchase )?orders?|invoices?|receipts?|tickets?|cases?|bookings?|reservations?|references?|ref|customers?|clients?|accounts?|contracts?|tracking|shipments?|deliver(?:y|ies)|parcels?|transactions?|payments?|subscriptions?|memberships?|polic(?:y|ies)|claims?|serials?|licen[cs]e(?: key)?|passport|id card|tax|vat|ssn|social security|iban|bic|sort code|po|rma|room|workspace|tenant|订单|訂單|发票|發票|账单|帳單|工单|工單|单|單|运单|快递|合同|合約|客户|客戶|账户|帐户|帳戶|账号|帐号|会员|會員|流水|交易|身份证|護照|护照|参考|序列|学|卡'

/** What a secret follows. */
export const SECRETS =
  'passwords?|passwd|pwd|passphrase|passcode|pass ?code|pin|one-time code|verification code|security code|recovery code|otp|cvv|cvc|api key|secret|token|密码|密碼|口令|验证码|驗證碼|动态码|安全码'

export const STREETS =
  'street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|square|sq|terrace|way|close|crescent|parkway|pkwy|highway|hwy|row|mews|gardens|grove|quay'

/** Ends of file names that people attach. Those of programs and settings (json, yaml, xml, log) stay: articles speak of them. */
export const FILE_ENDINGS =
  'pdf|png|jpe?g|gif|heic|webp|bmp|tiff?|docx?|xlsx?|pptx?|odt|ods|rtf|pages|numbers|csv|tsv|zip|rar|7z|eml|msg|mov|mp4|avi|mp3|wav|m4a|vcf|ics'

/** Ends of names of hosts. */
export const HOST_ENDINGS =
  'com|net|org|info|biz|io|co|app|dev|ai|eu|uk|de|fr|es|it|nl|be|ch|at|se|no|dk|fi|pl|pt|cz|ie|us|ca|mx|br|cn|hk|tw|jp|kr|in|id|vn|za|ng|ke|tr|ru|ua|au|nz|sg|example|test|me|shop|store|online|site|tech|cloud'
