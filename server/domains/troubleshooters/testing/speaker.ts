const text = (title: string) => ({ en: { title, body: '' }, zh: { title, body: '' } })
/** A question, a check for some alone, and both ends. */
export const tree = {
  start: 'sound',
  steps: [
    {
      ...{ kind: 'question', id: 'sound', texts: text('Do you hear anything?') },
      answers: [
        { id: 'nothing', texts: { en: 'Nothing', zh: '没有' }, to: 'restart' },
        { id: 'noise', texts: { en: 'Noise', zh: '杂音' }, to: 'ask' },
      ],
    },
    {
      ...{ kind: 'check', id: 'restart', texts: text('Restart it') },
      ...{ helped: 'done', not_helped: 'cable', when: { devices: ['web'] }, otherwise: 'cable' },
    },
    { kind: 'check', id: 'cable', texts: text('Check the cable'), helped: 'done', not_helped: 'ask' },
    { kind: 'fixed', id: 'done', texts: text('Good') },
    {
      ...{ kind: 'ticket', id: 'ask', texts: text('Write to us') },
      category: 'technical',
      priority: 'high',
      team: 'tier2_technical',
    },
  ],
}
/** A small troubleshooter in two languages, as it is made. */
export const speaker = {
  ...{ issue_category: 'Audio devices', languages: ['en', 'zh'], intros: {} },
  ...{ titles: { en: 'No sound', zh: '没有声音' }, decision_tree: tree },
}
