import type { TriageCase } from './case.ts'

// biome-ignore format: one case stays a few lines
export const enAccountCases: readonly TriageCase[] = [
  { id: 'en-069', account_type: 'free',
    text: 'I have reset my password FIVE times today. Every time it says "link expired" after two seconds. let ' +
      'me in',
    expected: { language: 'en', category: 'account', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'medium', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-070', account_type: 'premium',
    text: 'Hello, please add two users to our workspace: lena.k@fjordmail.example and omar@fjordmail.example, ' +
      "both as editors. I don't have the rights to do this myself, our admin (cc) agrees.",
    expected: { language: 'en', category: 'account', impact: 'medium', urgency: 'medium',
      emotion: 'neutral', complexity: 'low', priority: 'medium', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-071', account_type: 'free',
    text: 'how do i change my profile picture',
    expected: { language: 'en', category: 'account', impact: 'low', urgency: 'low',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-072', account_type: 'premium',
    text: 'I was invited by my boss but when I sign in I see an empty workspace with just my name. Do I have ' +
      'two accounts now? How do I get to the right one?',
    expected: { language: 'en', category: 'account', impact: 'medium', urgency: 'medium',
      emotion: 'confused', complexity: 'low', priority: 'medium', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-073', account_type: 'enterprise',
    text: 'Our only admin left the company on Friday and nobody can get into the admin console. 140 people ' +
      "start on Monday's project tomorrow and I can't assign a single seat. Your bot answered with a help " +
      'article THREE times. I need a human, urgently.',
    expected: { language: 'en', category: 'account', impact: 'high', urgency: 'high',
      emotion: 'frustrated', complexity: 'medium', priority: 'critical', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-074', account_type: 'free',
    text: 'Please close my account and erase my personal data according to Art. 17 GDPR. The address is the ' +
      "one I'm writing from. A confirmation is enough.",
    expected: { language: 'en', category: 'account', impact: 'low', urgency: 'medium',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-075', account_type: 'premium',
    text: "Lost my phone with the authenticator app yesterday, so I can't pass the two-step check, and the " +
      'backup codes were on it too. I have to present from this account tomorrow morning, could you reset ' +
      'it today? I can show ID.',
    expected: { language: 'en', category: 'account', impact: 'medium', urgency: 'high',
      emotion: 'neutral', complexity: 'low', priority: 'high', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-076', account_type: 'free',
    text: 'Hi, who can see what I write in a "private" space? Only me, or the admins of the company too? The ' +
      'page about roles confused me more than it helped.',
    expected: { language: 'en', category: 'account', impact: 'low', urgency: 'low',
      emotion: 'confused', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-077', account_type: 'premium',
    text: 'For the last time: I am NOT Stephanie Brown, I am Stephen Browne. Your support changed my name to ' +
      'hers and now my colleagues get approvals under a wrong name. Change it back please.',
    expected: { language: 'en', category: 'account', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'low', priority: 'medium', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-078', account_type: 'premium',
    text: 'Hello, the extra users are in and everybody could sign in at the first try. Thanks for the quick ' +
      'help, nothing further needed.',
    expected: { language: 'en', category: 'account', impact: 'low', urgency: 'low',
      emotion: 'satisfied', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-079', account_type: 'enterprise',
    text: 'We acquired a company and would like to move 85 users from their workspace into ours, keeping their ' +
      'roles. Is there a standard procedure, and what do you need from us? Target is the end of next ' +
      'quarter but the planning starts now.',
    expected: { language: 'en', category: 'account', impact: 'medium', urgency: 'low',
      emotion: 'neutral', complexity: 'medium', priority: 'medium', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-080', account_type: 'free',
    text: "it says my email is already taken but i never made an account?? i can't sign up and i can't log in. " +
      'what now',
    expected: { language: 'en', category: 'account', impact: 'medium', urgency: 'medium',
      emotion: 'confused', complexity: 'low', priority: 'medium', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-081', account_type: 'premium',
    text: 'Can you tell me in which country our data is stored, and whether you have a SOC 2 report? A client ' +
      'asks us to fill in a questionnaire.',
    expected: { language: 'en', category: 'account', impact: 'low', urgency: 'medium',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['account', 'account'] } },
  { id: 'en-082', account_type: 'premium',
    text: 'Locked out AGAIN. "Too many attempts". I typed it once! I have work to do and instead I\'m writing ' +
      'to you for the second time this week.',
    expected: { language: 'en', category: 'account', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'low', priority: 'medium', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-083', account_type: 'free',
    text: "Where can I download a copy of everything you have stored on me? I think it's called subject access " +
      'request. Not in a hurry.',
    expected: { language: 'en', category: 'account', impact: 'low', urgency: 'low',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-084', account_type: 'free',
    text: "Guest, member, collaborator... I can't keep them apart, what's the difference? I'd like to invite " +
      'my tax adviser but only for one folder.',
    expected: { language: 'en', category: 'account', impact: 'low', urgency: 'low',
      emotion: 'confused', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-085', account_type: 'enterprise',
    text: "URGENT - a dismissed employee (g.pruitt@) still has owner rights and I can't remove him, the button " +
      'is grey. He must be out of this account before noon!! Why can an admin not remove an owner, who ' +
      'designs this?',
    expected: { language: 'en', category: 'account', impact: 'high', urgency: 'high',
      emotion: 'frustrated', complexity: 'low', priority: 'critical', team: 'tier1_general',
      requests: ['account'] } },
  { id: 'en-086', account_type: 'free',
    text: 'Love it so far :) How do I change the email I log in with? And do you have a cheaper yearly price ' +
      'by any chance?',
    expected: { language: 'en', category: 'account', impact: 'low', urgency: 'low',
      emotion: 'satisfied', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['account', 'billing'] } },
  { id: 'en-087', account_type: 'premium',
    text: 'Since we switched to the new login page I am not sure any more: do I sign in with my username or ' +
      'with my mail? And can I have the same mail in two workspaces?',
    expected: { language: 'en', category: 'account', impact: 'low', urgency: 'low',
      emotion: 'confused', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['account', 'account'] } },
  { id: 'en-088', account_type: 'premium',
    text: 'Dear team, three requests from our office: 1) deactivate the user "temp-summer", 2) make Ms Adeyemi ' +
      'an administrator, 3) send invoices to accounts@adeyemi-partners.example from now on.\nKind regards, ' +
      'Front Office',
    expected: { language: 'en', category: 'account', impact: 'medium', urgency: 'medium',
      emotion: 'neutral', complexity: 'low', priority: 'medium', team: 'tier1_general',
      requests: ['account', 'account', 'billing'] } },
]
