/**
 * 服务器给出的处理建议，逐句翻译。What the server advises is a sentence without a code; a sentence that is not known here
 * is shown as the server wrote it. A test holds this list against the sentences of the server.
 */
const sentences: [string | RegExp, string][] = [
  // connection test
  [
    'There is no server of this name. Check it for typing mistakes; your provider lists the right one.',
    '没有这个名称的服务器。请检查是否有笔误，并以服务商列出的名称为准。',
  ],
  [
    'Names cannot be looked up from here at the moment. Check the network and DNS of this machine.',
    '目前无法在此查询域名。请检查本机的网络与 DNS。',
  ],
  [
    /Nothing listens on this port\. Usual are (\d+) with TLS and (\d+) with STARTTLS\./,
    '此端口没有服务。通常 TLS 使用 $1，STARTTLS 使用 $2。',
  ],
  [
    'The server cannot be reached on this port. A firewall may be in between, here or there.',
    '无法连接到服务器的此端口，可能被其中一方的防火墙拦截。',
  ],
  [
    /The server does not greet\. This port probably expects TLS from the first byte: choose TLS, usually on port (\d+)\./,
    '服务器没有应答。此端口可能要求一开始就使用 TLS：请选择 TLS，通常为端口 $1。',
  ],
  [
    'The certificate of the server has expired. Whoever runs it must renew it.',
    '服务器的证书已过期，需由其管理者更新。',
  ],
  ['The certificate is not valid yet. Is the clock of this machine right?', '证书尚未生效。请确认本机时间是否正确。'],
  [
    'The certificate is for another name. Enter the server under the name in its certificate.',
    '证书属于另一个名称。请填写证书中的服务器名称。',
  ],
  [
    'The certificate is not signed by an authority this machine trusts. Have it signed by one, or add its authority: NODE_EXTRA_CA_CERTS names a file with it.',
    '证书的签发机构不受本机信任。请改用受信任机构签发的证书，或通过 NODE_EXTRA_CA_CERTS 指定该机构的证书文件。',
  ],
  [
    /This port does not begin with TLS\. Choose STARTTLS, usually on port (\d+)\./,
    '此端口不是一开始就使用 TLS。请选择 STARTTLS，通常为端口 $1。',
  ],
  [
    /The server offers no encryption this way\. Usual are (\d+) with TLS and (\d+) with STARTTLS\./,
    '服务器不支持这种加密方式。通常 TLS 使用 $1，STARTTLS 使用 $2。',
  ],
  [
    'The permission has ended. Sign in at the provider again and store the new refresh token.',
    '授权已失效。请重新在服务商处登录，并保存新的刷新令牌。',
  ],
  [
    'This provider wants an app password: make one in the security settings of the mailbox and enter it here.',
    '该服务商要求应用专用密码：请在邮箱的安全设置中生成并填入。',
  ],
  [
    'IMAP is switched off for this mailbox. Switch it on in its settings at the provider.',
    '该邮箱未开启 IMAP。请在服务商的邮箱设置中开启。',
  ],
  [
    'This server takes no plain password: use OAuth, or TLS if it is switched off.',
    '该服务器不接受明文密码：请使用 OAuth；若未启用 TLS，请启用。',
  ],
  [
    'Check the user name, often the whole address, and the password. With two-step sign-in most providers want an app password.',
    '请检查用户名（通常为完整地址）和密码。若启用了两步验证，多数服务商要求应用专用密码。',
  ],
  [/The mailboxes there are: (.+)\.$/, '现有的文件夹：$1。'],
  ['Check the name of the mailbox; upper and lower case can matter.', '请检查文件夹名称，注意区分大小写。'],
  // records of a domain
  ['Not looked up yet: publish it, then check.', '尚未查询：请先发布，再检查。'],
  ['DNS did not answer. Check again later.', 'DNS 没有应答，请稍后再检查。'],
  [
    'It is longer than 255 bytes: many DNS providers want such a text in two or more quoted strings.',
    '内容超过 255 字节：许多 DNS 服务商要求分成两段或多段并加引号。',
  ],
  ['Publish this text; mail is signed once it is found.', '请发布此内容；查询到之后，邮件即开始签名。'],
  ['There are several texts under this name; leave only this one.', '此名称下有多条记录，请只保留这一条。'],
  ['The published key is ours: mail is signed with it.', '已发布的是我们的密钥，邮件正用它签名。'],
  [
    'The text has no key (p=); it may have been cut off or split wrongly.',
    '记录中没有密钥（p=），可能被截断或分段有误。',
  ],
  [
    'The key is revoked (p= is empty). Make a new key, or publish this one again.',
    '密钥已吊销（p= 为空）。请生成新密钥，或重新发布此密钥。',
  ],
  ['The text must start with v=DKIM1.', '内容必须以 v=DKIM1 开头。'],
  ['The text names another kind of key; it must be k=rsa.', '密钥类型不符，必须为 k=rsa。'],
  ['h= does not allow sha256, which we sign with; leave it out.', 'h= 不允许我们使用的 sha256，请去掉 h=。'],
  ['s= does not allow e-mail; leave it out.', 's= 不允许用于电子邮件，请去掉 s=。'],
  ['Another key is published here, or only a part of ours.', '此处发布的是另一把密钥，或只有我们密钥的一部分。'],
  [
    'The outgoing server has no public name here: make sure that the record names the address your mail leaves from.',
    '发信服务器没有公开的名称：请确认记录包含您的邮件实际发出的地址。',
  ],
  [
    'There are several SPF records, so receivers believe none (RFC 7208, 4.5). Replace them by this one.',
    '有多条 SPF 记录，收件方一条也不会采信（RFC 7208, 4.5）。请只保留这一条。',
  ],
  [
    /The record needs more than (\d+) lookups, so receivers give up on it\. Take out what you do not use\./,
    '该记录需要超过 $1 次查询，收件方会放弃。请去掉不用的部分。',
  ],
  ['The outgoing server was changed since the last check. Check again.', '上次检查之后更换了发信服务器，请重新检查。'],
  [/The record does not cover the outgoing server: add (.+)\.$/, '该记录未包含发信服务器：请加入 $1。'],
  [/The record is in order and needs (\d+) of (\d+) lookups\./, '记录正确，需要 $1 次查询（上限 $2 次）。'],
  ['A record of SPF starts with “v=spf1 ”.', 'SPF 记录以“v=spf1 ”开头。'],
  [/“(.+?)” leads to no SPF record\./, '“$1”没有指向任何 SPF 记录。'],
  [/“(.+?)” leads to more than one SPF record\./, '“$1”指向了多条 SPF 记录。'],
  [/“(.+?)” is not a term of SPF\./, '“$1”不是有效的 SPF 语法。'],
  [/“(.+?)” lets everybody send in your name; end with ~all\./, '“$1”允许任何人以您的名义发信；请以 ~all 结尾。'],
  [/What stands behind “(.+?)” is never looked at\./, '“$1”之后的内容不会被读取。'],
  [
    'The server does not want to talk to this machine. Ask its operator whether it takes mail from here.',
    '该服务器不愿与本机通信。请询问其管理员是否接收来自本机的邮件。',
  ],
  ['The record has no end; add ~all.', '记录没有结尾，请加上 ~all。'],
  ['Publish this text as a first step.', '请先发布此内容。'],
  ['Publish this text.', '请发布此内容。'],
  [
    'p=none only watches. The reports show who sends in your name; once all of it is yours, go on to p=quarantine, then to p=reject.',
    'p=none 只观察。报告会显示谁在以您的名义发信；确认都是自己的之后，再改为 p=quarantine，最后改为 p=reject。',
  ],
  [
    'Let the reports go to a mailbox that is not a support address: they would become tickets.',
    '报告请寄往非客服邮箱，否则会变成工单。',
  ],
  [/The policy of (.+?) holds here\./, '此处适用 $1 的策略。'],
  [
    'There are several DMARC records, so receivers heed none. Leave one.',
    '有多条 DMARC 记录，收件方一条也不会采用。请只保留一条。',
  ],
  ['The record must start with “v=DMARC1;”.', '记录必须以“v=DMARC1;”开头。'],
  [
    'The record says no policy: add p=none, p=quarantine or p=reject.',
    '记录没有策略：请加上 p=none、p=quarantine 或 p=reject。',
  ],
  [/“(.+?)” is no policy: it is none, quarantine or reject\./, '“$1”不是有效的策略：应为 none、quarantine 或 reject。'],
  [/“(.+?)” must be r \(relaxed\) or s \(strict\)\./, '“$1”必须为 r（宽松）或 s（严格）。'],
  ['Forged mail is refused. Nothing more to do.', '伪造的邮件会被拒收，无需再做什么。'],
  ['Forged mail goes to spam. The last step is p=reject.', '伪造的邮件会进入垃圾邮件。最后一步是 p=reject。'],
]

/** Advice of one or several sentences in 中文. */
export const adviceInChinese = (advice: string): string =>
  sentences.reduce((text, [english, chinese]) => text.replace(english, chinese), advice).replace(/(?<=。) /g, '')
