const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Words that say nothing about what is asked: those of the language, and those of letters to a desk. */
export const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(`
    a about above after again all also always am an and another any anybody anyone anything are as ask asked asking at away back be
    because been before being below best between both but by can cannot cant come could couldnt currently day days dear did didnt do
    does doesnt doing dont down during each either else ever every everything few find first for found from get gets getting give
    given go goes going good got had has hasnt have havent having he hello help helped her here hey hi him his how however i id if
    ill im in instead into is isnt it its ive just keep keeps kind know last least let lets like little look looking lot made make
    many may maybe me mean might more most much must my myself name need needed needs never new next no nobody not nothing now of
    off ok on once one only or other our ours out over own people perhaps please possible problem problems put question questions
    quite rather really regards said same say says see seem seems shall she should since so some somebody someone something soon
    still such sure take team tell than thank thanks that thats the their them then there these they thing things think this those
    though through till time times to today together told too tried tries try trying two under until up us use used using very want
    wanted wants was wasnt way we week weeks well went were weve what whats when where whether which while who whom why will wish
    with within without wont wonder work would yes yesterday yet you your yours file number link address email phone secret`),
}

/** Taken out of Chinese before it is cut into pairs: what asks, greets and binds. */
export const CHINESE_FILLERS =
  /请问|您好|你好|谢谢|麻烦|帮忙|一下|怎么样|怎么办|怎么|怎样|如何|为什么|什么|哪里|是否|可以|可不可以|能不能|能否|我们|你们|他们|我的|你的|这个|那个|一个|还是|但是|因为|所以|如果|已经|现在|今天|昨天|需要|想要|希望|应该|没有|不能|无法|操作|的话|以后|之后|[的了吗呢吧啊呀嘛我你您他她它们]/gu
