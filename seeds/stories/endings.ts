import { type Language, note, some, type Turn, up, we } from './story.ts'

/** What customers write when all is well. Nothing in it asks for anything, so it opens no ticket again. */
export const THANKS: Record<Language, readonly string[]> = {
  en: ['Perfect, thank you very much!', 'Great, thanks a lot!', 'Thank you so much.', 'Awesome, thanks!', 'Thanks!'],
  zh: ['好的，非常感谢！', '收到，谢谢！', '明白了，谢谢您。', '多谢！'],
}

interface Reopening {
  /** Of something that did not work, or of something we were to do. */
  technical: boolean
  says: readonly string[]
  turns: readonly Turn[]
}

/** It is not solved after all. */
export const REOPENINGS: Record<Language, readonly Reopening[]> = {
  en: [
    {
      technical: true,
      says: [
        'Sorry to come back to this, but it is happening again. It worked for about an hour after your message and then we were back where we started.',
        'Unfortunately I closed my laptop too early: it is still the same for two of my colleagues, only my own account is fine.',
      ],
      turns: [
        we(
          'Thank you for telling us, and sorry that it came back. I can see the two failed attempts on our side. Could you sign out everywhere, sign in once more and tell me whether it holds? I keep this open until you have seen it work for a full day.',
          'I am sorry, that should have been the end of it. I have reset the part we had overlooked. Please try again now. I will check your workspace myself tomorrow morning and write to you either way.',
        ),
      ],
    },
    {
      technical: true,
      says: [
        'That did not help, I am afraid. I followed every step and the result is exactly the same.',
        'I tried what you suggested and nothing changed. Is there anything else we can do?',
      ],
      turns: [
        some(
          note(
            'Reopened. My first answer assumed the new layout; this workspace is still on the old one. Checking with {teammate}.',
          ),
        ),
        we(
          'My apologies, I had the newer layout in mind and yours is still the classic one. In the classic layout the setting is under Workspace > Advanced. I have looked at your workspace and switched it on for you, so there is nothing left for you to do.',
          'Thank you for trying it so carefully. I went through the same steps in a copy of your workspace and saw what you see. A leftover setting from an old trial was in the way; I have removed it and it works there now. Please reload once.',
        ),
      ],
    },
    {
      technical: true,
      says: [
        'I thought this was done, but today the numbers are off again. See the export I downloaded this morning.',
        'Not solved yet, sorry. It looks right on the screen but the report still shows the old values.',
      ],
      turns: [
        up(
          'technical_complexity',
          'Customer reopened: screen is right, report is not. Looks like the nightly roll-up, out of reach for me.',
        ),
        we(
          'I have taken this over from my colleague. The nightly summary for your workspace had stopped on the day we changed your setting. I have run it again for the missing days, and the report now agrees with the screen.',
        ),
      ],
    },
    {
      technical: false,
      says: [
        'Sorry to come back to this, but I have just looked again and nothing has changed in our workspace yet. Could you check?',
        'My colleague tells me that it still looks the same on our side. Was it really done?',
      ],
      turns: [
        we(
          'You are right, and I am sorry: the change was saved but not released. I have done that now and can see it in your workspace.',
          'Thank you for looking twice. It was waiting for a second confirmation on our side, and that has been given now. Please reload once, then you should see it.',
        ),
      ],
    },
  ],
  zh: [
    {
      technical: true,
      says: [
        '不好意思，刚才好了一会儿，现在又出现同样的情况了。',
        '我这边正常了，但是另外两位同事还是不行，麻烦再看一下。',
      ],
      turns: [
        we(
          '感谢您的反馈，给您添麻烦了。我在后台看到了刚才两次失败的记录，已经重新处理。请您和同事都退出后重新登录一次，我会等您确认一整天没有问题再关闭工单。',
          '抱歉又影响了您的使用。之前遗漏了一项设置，现在已经补上。请再试一次，明天上午我会主动检查您的工作区并给您回复。',
        ),
      ],
    },
    {
      technical: true,
      says: ['按照您说的步骤操作了，结果还是一样。', '试过了，没有变化，还有别的办法吗？'],
      turns: [
        some(note('客户重新打开。之前按新版界面回复的，他们还在用经典版，跟{teammate}确认一下路径。')),
        we(
          '非常抱歉，我之前说的是新版界面，您的工作区还是经典版。经典版里这个开关在“工作区 > 高级”中，我已经替您打开了，您刷新页面即可。',
          '谢谢您耐心尝试。我用您工作区的副本完整走了一遍，找到了原因：旧试用期留下的一项设置挡住了它，现已移除，请刷新后再看。',
        ),
      ],
    },
    {
      technical: false,
      says: [
        '不好意思，我刚才又看了一下，我们这边还没有变化，麻烦再核实一下。',
        '同事说还是原来的样子，请问真的处理了吗？',
      ],
      turns: [
        we(
          '抱歉给您添麻烦了。之前保存后没有生效，现在已经处理完成，我这边可以看到最新结果。',
          '感谢您再次确认。这一步还差内部复核，现在已经通过，请刷新后再看。',
        ),
      ],
    },
  ],
}

/** What customers add to their ratings, by score from 1 to 5. */
export const COMMENTS: Record<Language, readonly (readonly string[])[]> = {
  en: [
    [
      'Three days and four people for one checkbox. I had to explain everything again each time.',
      'The answer came after our deadline. It did not help us any more.',
      'I was sent an article I had already said I had read.',
    ],
    [
      'Solved in the end, but far too slow for something that stopped our whole team.',
      'Friendly, yes. But the first two answers missed the question.',
      'I should not have to write twice to get a refund you agreed on.',
    ],
    [
      'Okay. Took longer than I had hoped.',
      'The workaround is fine, a real fix would be better.',
      'Good explanation, but I only got it after asking a second time.',
    ],
    [
      'Helpful and clear. A link to the setting would have saved me a minute.',
      'Quick answer, thank you.',
      'Good help. The wait was a bit long on a Monday.',
      'Solved, and I learned something.',
    ],
    [
      'Best support we have with any of our tools.',
      'Answered in minutes and right the first time.',
      'Really patient with me, thank you!',
      'They even checked the next day whether it still worked.',
      'Clear, quick, kind.',
      'Went out of their way to recover our board. Thank you!',
    ],
  ],
  zh: [
    ['等了三天，每次换人都要重新讲一遍。', '回复来的时候已经错过我们的截止时间了。'],
    ['最后解决了，但是太慢，影响了整个团队。', '态度不错，但前两次都没有回答到点子上。'],
    ['一般，比预想的久。', '临时办法能用，希望尽快彻底修复。'],
    ['解释得清楚，如果附上截图就更好了。', '回复挺快的，谢谢。', '问题解决了，周一等得稍微久一点。'],
    [
      '非常专业，一次就解决了！',
      '响应很快，点赞。',
      '第二天还主动回访，很贴心。',
      '思路清晰，耐心细致。',
      '客服小姐姐很耐心，谢谢！',
    ],
  ],
}
