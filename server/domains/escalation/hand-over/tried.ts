import { inSentences } from './sentences.ts'

const DEEDS =
  'tried|re-?installed|restarted|rebooted|cleared|reset|updated|upgraded|downgraded|rolled back|switched|disabled|enabled|turned (?:it )?off|unplugged|logged (?:out|in|off)|signed (?:out|in)|followed|checked|re-?connected|deleted|removed|re-?created|changed|waited|called|contacted'
const TRIED = new RegExp(
  `\\b(?:i|we|my \\w+|our (?:it|admin|team|developers?|engineers?))(?:['’]ve| have| had)?(?: (?:already|also|even|just|then|both|all))* (?:${DEEDS})\\b|\\b(?:after|despite|even after) (?:trying|re-?installing|restarting|rebooting|clearing|resetting|updating|switching|disabling|following)\\b|(?:我们?)?(?:已经?|都|也)?(?:尝试过?|试过|试了|重装|重启|重新(?:安装|登录|启动|连接)|清(?:除|理|空)了?|更新了|升级了|换了|检查过|检查了|按照.{1,20}操作)`,
  'i',
)
/** Told as done, though it was not, or as what is to be done. */
const NOT_DONE =
  /\b(?:(?:have|has|had|did)(?:n['’]t| not|)? (?:never|not) |haven['’]t|hasn['’]t|didn['’]t (?:try|restart|re-?install|clear|reset|follow)|not (?:yet )?tried|should (?:i|we)|do (?:i|we) have to|what if|if (?:i|we))\b|没有?(?:试|尝试|重启|重装|清)|还没|尚未|要不要|需要.{0,6}吗|是否/i

/** Sentences in which a customer tells what they have done about it themselves, so that nobody asks for it again. Pure. */
export const triedIn = (text: string): string[] =>
  inSentences(text).filter(
    (sentence) => TRIED.test(sentence) && !NOT_DONE.test(sentence) && !/[?？]\s*$/.test(sentence),
  )
