/** Domains under which everybody can have an address: blocking one would shut out customers with the spam. */
const PROVIDERS = `
  gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com office365.com
  hotmail.co.uk hotmail.de hotmail.fr hotmail.it hotmail.es live.co.uk live.de live.fr live.nl outlook.de outlook.fr outlook.es
  outlook.jp outlook.com.br yahoo.com ymail.com rocketmail.com yahoo.co.uk yahoo.co.jp yahoo.co.in yahoo.de yahoo.fr yahoo.it
  yahoo.es yahoo.ca yahoo.com.br yahoo.com.au yahoo.com.cn yahoo.cn aol.com aim.com icloud.com me.com mac.com proton.me
  protonmail.com pm.me tutanota.com tuta.io tuta.com gmx.com gmx.de gmx.net gmx.at gmx.ch gmx.fr web.de t-online.de freenet.de
  posteo.de mailbox.org mail.com email.com fastmail.com fastmail.fm hey.com zoho.com zohomail.com hushmail.com inbox.com
  mail.ru inbox.ru list.ru bk.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua
  qq.com vip.qq.com foxmail.com 163.com 126.com yeah.net vip.163.com vip.126.com 188.com sina.com sina.cn vip.sina.com
  sohu.com tom.com 21cn.com 139.com 189.cn wo.cn aliyun.com alimail.com 263.net eyou.com
  naver.com daum.net hanmail.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com rediffmail.com
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr libero.it virgilio.it alice.it tin.it tiscali.it
  btinternet.com sky.com virginmedia.com talktalk.net ntlworld.com ziggo.nl kpnmail.nl telenet.be skynet.be bluewin.ch
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net shaw.ca rogers.com sympatico.ca
  uol.com.br bol.com.br terra.com.br ig.com.br wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz abv.bg
  bigpond.com optusnet.com.au xtra.co.nz telia.com duck.com mozmail.com privaterelay.appleid.com simplelogin.com`

/** Registries: names below them belong to as many different people. Those of one label need no list. */
const REGISTRIES = `
  co.uk org.uk ac.uk gov.uk me.uk com.cn net.cn org.cn edu.cn gov.cn ac.cn com.hk com.tw org.tw edu.tw com.sg com.my co.jp ne.jp
  or.jp ac.jp go.jp co.kr or.kr com.au net.au org.au edu.au gov.au co.nz org.nz co.in net.in org.in gov.in com.br net.br org.br
  gov.br com.mx com.ar com.co com.tr com.pl co.za org.za co.il com.ua com.vn co.th or.th com.ph co.id com.pk com.sa com.eg
  github.io herokuapp.com azurewebsites.net onmicrosoft.com cloudfront.net amazonaws.com blogspot.com`

const shared = new Set(`${PROVIDERS} ${REGISTRIES}`.trim().split(/\s+/))

/** Whether people who have nothing to do with each other have addresses at this domain, or at domains below it. */
export function isShared(domain: string): boolean {
  if (!domain.includes('.') || shared.has(domain)) return true
  // What contains a shared domain (vip.qq.com and qq.com are both listed) is shared as well.
  return [...shared].some((one) => one.endsWith(`.${domain}`))
}
