/** Who works at the desk of Kestrelworks. */
export interface Person {
  name: string
  /** What customers call them. */
  called: string
  role: 'agent' | 'lead' | 'manager' | 'quality'
  teams: readonly string[]
  skills: readonly string[]
  languages: readonly string[]
  /** How their answers begin and end, by language: `{first}` is the customer. */
  manner: Readonly<Record<string, { hello: string; bye: string }>>
  /** Below 1 answers faster than others. */
  pace: number
}

const GENERAL = 'tier1_general'
const BILLING = 'billing_specialist'
const TECHNICAL = 'tier2_technical'
const SPECIAL = 'tier3_specialists'

type Given = Omit<Person, 'called' | 'role' | 'manner'> & Partial<Pick<Person, 'called' | 'role'>>
type Manner = [hello: string, bye: string]

const person = (given: Given, en: Manner, zh?: Manner): Person => ({
  called: given.name.split(' ')[0]!,
  role: 'agent',
  ...given,
  manner: { en: { hello: en[0], bye: en[1] }, ...(zh ? { zh: { hello: zh[0], bye: zh[1] } } : {}) },
})

const en = ['en']
const both = ['zh', 'en']

/** Twenty who answer, in three tiers, and two who look after them. */
export const PEOPLE: readonly Person[] = [
  person({ name: 'Mira Kovač', role: 'lead', teams: [GENERAL], skills: ['onboarding'], languages: en, pace: 0.8 }, [
    'Hi {first},',
    'Best,\nMira',
  ]),
  person(
    { name: 'Tomás Ferreira', teams: [GENERAL], skills: ['boards', 'mobile'], languages: ['en', 'pt'], pace: 0.9 },
    ['Hello {first},', 'All the best,\nTomás'],
  ),
  person({ name: 'Aoife Brennan', teams: [GENERAL], skills: ['accounts'], languages: en, pace: 0.8 }, [
    'Hi {first}!',
    'Take care,\nAoife',
  ]),
  person({ name: 'Devon Okafor', teams: [GENERAL], skills: ['timesheets'], languages: en, pace: 1.1 }, [
    'Hello {first},',
    'Kind regards,\nDevon Okafor',
  ]),
  person(
    { name: 'Priya Raman', teams: [GENERAL], skills: ['onboarding', 'forms'], languages: ['en', 'ta'], pace: 0.9 },
    ['Hi {first},', 'Warm regards,\nPriya'],
  ),
  person({ name: 'Lukas Brandt', teams: [GENERAL], skills: ['boards'], languages: ['en', 'de'], pace: 1.2 }, [
    'Hi {first},',
    'Regards,\nLukas',
  ]),
  person(
    { name: 'Camille Roussel', teams: [GENERAL], skills: ['accounts', 'mobile'], languages: ['en', 'fr'], pace: 1 },
    ['Hello {first},', 'Best regards,\nCamille'],
  ),
  person(
    { name: '陈思雨', called: '思雨', teams: [GENERAL], skills: ['accounts'], languages: both, pace: 0.8 },
    ['Hi {first},', 'Best,\nSiyu'],
    ['{name}您好！', '祝您工作顺利！\n思雨'],
  ),
  person(
    { name: '林浩然', called: '浩然', teams: [GENERAL], skills: ['mobile'], languages: both, pace: 1 },
    ['Hello {first},', 'Best regards,\nHaoran'],
    ['您好，{name}：', '谢谢！\n林浩然 · 红隼协作客户支持'],
  ),
  person(
    { name: '周雅婷', called: '雅婷', teams: [GENERAL, BILLING], skills: ['invoices'], languages: both, pace: 0.9 },
    ['Hi {first},', 'Kind regards,\nYating'],
    ['{name}，您好：', '如有其他问题，随时联系我。\n雅婷'],
  ),
  person(
    { name: 'Hannah Lindqvist', role: 'lead', teams: [BILLING], skills: ['contracts'], languages: en, pace: 0.9 },
    ['Dear {name},', 'Kind regards,\nHannah Lindqvist\nKestrelworks Billing'],
  ),
  person({ name: 'Rafael Mendoza', teams: [BILLING], skills: ['invoices'], languages: ['en', 'es'], pace: 1 }, [
    'Hi {first},',
    'Best,\nRafael',
  ]),
  person({ name: 'Joanna Zielińska', teams: [BILLING], skills: ['taxes'], languages: ['en', 'pl'], pace: 1.1 }, [
    'Hello {first},',
    'Kind regards,\nJoanna',
  ]),
  person(
    {
      name: 'Samir Haddad',
      role: 'lead',
      teams: [TECHNICAL],
      skills: ['api', 'sso'],
      languages: ['en', 'ar'],
      pace: 0.9,
    },
    ['Hi {first},', 'Best,\nSamir'],
  ),
  person({ name: 'Ingrid Solheim', teams: [TECHNICAL], skills: ['api', 'webhooks'], languages: en, pace: 1 }, [
    'Hello {first},',
    'Thanks,\nIngrid',
  ]),
  person(
    { name: 'Kenji Watanabe', teams: [TECHNICAL], skills: ['sync', 'mobile'], languages: ['en', 'ja'], pace: 0.9 },
    ['Hi {first},', 'Best regards,\nKenji'],
  ),
  person(
    {
      name: 'Oluwaseun Adeyemi',
      called: 'Seun',
      teams: [TECHNICAL],
      skills: ['automations'],
      languages: en,
      pace: 1.1,
    },
    ['Hey {first},', 'Cheers,\nSeun'],
  ),
  person(
    { name: '吴子轩', called: '子轩', teams: [TECHNICAL], skills: ['api', 'import'], languages: both, pace: 1 },
    ['Hi {first},', 'Best,\nZixuan'],
    ['{name}您好，', '此致\n吴子轩 技术支持'],
  ),
  person(
    { name: 'Elena Petrova', role: 'lead', teams: [SPECIAL], skills: ['security', 'data'], languages: en, pace: 0.9 },
    ['Dear {first},', 'Kind regards,\nElena Petrova\nSenior Support Engineer'],
  ),
  person(
    { name: '赵明哲', called: '明哲', teams: [SPECIAL], skills: ['data', 'enterprise'], languages: both, pace: 1 },
    ['Hello {first},', 'Best regards,\nMingzhe'],
    ['{name}您好：', '顺颂商祺\n赵明哲 高级技术支持'],
  ),
  person({ name: 'Beatrice Holloway', role: 'manager', teams: [GENERAL], skills: [], languages: en, pace: 1 }, [
    'Dear {name},',
    'Kind regards,\nBeatrice Holloway\nHead of Support',
  ]),
  person({ name: 'Nikhil Deshpande', role: 'quality', teams: [GENERAL], skills: [], languages: en, pace: 1 }, [
    'Hi {first},',
    'Best,\nNikhil',
  ]),
]
