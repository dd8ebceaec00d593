import { note, type Story, seldom, some, they, theySend, up, we } from '../story.ts'

/** Signing in, people and their rights. */
export const accounts: readonly Story[] = [
  {
    id: 'password_mail_missing',
    category: 'account',
    cause: 'access',
    often: 3,
    tags: ['sign-in'],
    subjects: ['Password reset mail does not arrive', 'I cannot log in', 'No reset link in my inbox'],
    opening: [
      'I have requested a new password three times since {time} and no mail arrives, not in spam either. My address is {email}.',
      'I cannot sign in any more and the reset link never comes. I need my cards for a meeting later today.',
    ],
    turns: [
      we(
        'The mails leave our side and are refused by your mail server with “greylisted”. It usually lets them in after 15 minutes. To save you the wait I have sent a one-time sign-in link just now; please look for “Your Kestrel link”.',
        'I checked: your address was on our bounce list since a full mailbox in {last_month}. I have taken it off and sent the link again. It should be there in a minute.',
      ),
      seldom(
        they('Got it and I am in. Thanks!', 'It came right away this time.'),
        we(
          'Good! I would set up a passkey under Profile > Security, then you do not need mails for signing in at all.',
        ),
      ),
    ],
  },
  {
    id: 'two_factor_lost_phone',
    category: 'account',
    cause: 'access',
    tags: ['sign-in', '2fa'],
    subjects: ['New phone, locked out', 'Lost my authenticator', 'Two-factor code after phone change'],
    opening: [
      'I got a new phone and my authenticator app is empty. I do not have the recovery codes any more. How do I get back in?',
      'My {device} was stolen and with it the two-factor codes. I am the only administrator of our workspace, so nobody else can reset me.',
    ],
    turns: [
      we(
        'I can help, but must be sure it is you. Please answer from your work address with the names of two boards and the month you signed up, and an administrator or the owner of your domain confirms it in a second mail.',
      ),
      they(
        'Two of our boards are “{board}” and “{board_2}”, and we signed up about two years ago. {colleague} will confirm in a minute.',
      ),
      some(note('Confirmed by a second person from the same domain, both answers fit. Resetting 2FA.')),
      we(
        'Thank you both, that fits. Two-factor is reset: at your next sign-in you are asked to set it up anew. Please print the recovery codes this time, and consider a second administrator.',
      ),
    ],
  },
  {
    id: 'invite_not_received',
    category: 'account',
    cause: 'access',
    tags: ['members'],
    subjects: ['Invites stuck on “pending”', '{colleague} cannot join', 'Invited people cannot join'],
    opening: [
      'I invited {several} people on {day_before}. {few} of them never got a mail and the list says “pending”. Sending again changes nothing.',
      'Our new colleague {colleague} cannot join. The invitation says it belongs to another workspace.',
    ],
    turns: [
      we(
        'The addresses that are stuck already belong to a personal Kestrel account of those people. They can accept under Profile > Invitations after signing in. I have resent the others.',
        'I see it: {colleague} once tried Kestrel with the same address, and that old workspace holds on to it. I have released the address; please invite once more.',
      ),
      seldom(
        they('Now everybody is in. Thank you.', 'That worked, {colleague} is on board.'),
        we(
          'Great! A tip for next time: with the join link under Members people can come in by themselves, as long as their address ends with your domain.',
        ),
      ),
    ],
  },
  {
    id: 'change_owner',
    category: 'account',
    cause: 'account_change',
    tags: ['members'],
    channels: ['email', 'phone_support', 'in_app_messaging'],
    subjects: ['Owner of our workspace has left', 'Please transfer ownership', 'New owner for {workspace}'],
    opening: [
      'The person who set up our workspace has left the company, and nobody can change the plan any more. Please make me the owner.',
      '{colleague} was the owner and his mailbox is gone. I am head of IT at {company}. What do you need to transfer the workspace?',
    ],
    turns: [
      we(
        'For that I need a short letter on company paper, signed by somebody who may sign for the company, with the name of the workspace and the address of the new owner. A scan is enough.',
      ),
      theySend(
        'letter.pdf',
        'Here is the letter, signed by our managing director.',
        'Attached, with the signature of our CFO.',
      ),
      some(note('Letter checked against the commercial register, name fits. Transfer OK.')),
      we(
        'Thank you. You are the owner of the workspace now, and the old account is deactivated. Its cards are still assigned to it, you can hand them over under Members > Transfer work.',
      ),
    ],
  },
  {
    id: 'guest_sees_too_much',
    category: 'account',
    cause: 'configuration',
    tags: ['roles'],
    subjects: ['Client sees boards they should not', 'Guest permissions', 'Why can our guest see “{board}”?'],
    opening: [
      'A client we invited to {board} told us on the phone that he can also see {board_2}. This must not happen. How do we find out what else he has seen?',
      'Guests seem to see every board of the space, not only the one they are invited to. Is this intended?',
    ],
    turns: [
      we(
        'I have looked at once: the guest was added to the space “Clients” and not to the board, so he could see the names of {few} boards. The log shows that he opened only {board}. I would take him out of the space and invite him to the board; shall I do it?',
      ),
      they('Yes please, right now. And send me the log.', 'Please do. We had no idea that there is a difference.'),
      we(
        'Done, and the log is in Workspace > Audit, filtered by this guest. To be safe for the future: with “Guests on boards only” under Roles nobody can add guests to spaces any more. I have not changed that without you.',
      ),
    ],
  },
  {
    id: 'delete_my_account',
    category: 'account',
    cause: 'account_change',
    tags: ['privacy'],
    channels: ['email', 'in_app_messaging'],
    subjects: ['Please delete my account', 'Deletion of personal data', 'GDPR request: erase my profile'],
    opening: [
      'I have left {company} and would like my account and all personal data erased. Please confirm in writing.',
      'Please delete my Kestrel account and tell me which data you keep and why.',
    ],
    turns: [
      we(
        'I have started the deletion: your profile, picture and devices are gone at once, and copies in our backups after 35 days. Cards and comments belong to the workspace of your company and stay there under “Former member”. Invoices must be kept by law.',
      ),
      seldom(
        they(
          'That is fine for me, thank you for the clear answer.',
          'Understood. Please confirm when the backups are done too.',
        ),
        we('You will get an automatic confirmation after 35 days. All the best to you!'),
      ),
    ],
  },
  {
    id: 'sso_setup',
    category: 'technical',
    cause: 'configuration',
    tags: ['sso'],
    channels: ['email', 'in_app_messaging', 'phone_support'],
    subjects: [
      'SAML with {idp}: “audience mismatch”',
      'Single sign-on setup with {idp}',
      'SSO fails for all users ({error})',
    ],
    opening: [
      'We are setting up single sign-on with {idp}. The test says “audience mismatch” ({error}). We copied every value from your guide. What are we missing?',
      'Since we switched on SSO with {idp} our people end up on the normal login page again and again. Users come from {few} different domains.',
    ],
    turns: [
      we(
        'The audience must be the exact identifier from Workspace > Security, including the number at the end; in your request it ends with a slash. Could you remove that and test again? Please leave “Enforce for everyone” off until it works.',
      ),
      they(
        'The slash was it for the first error. Now I get in, but my colleagues see “no matching member”.',
        'Test is green now. But people with the second domain still cannot get in.',
      ),
      some(
        up(
          'technical_complexity',
          'SAML test is green, second domain not matched. Verified domains show only one; please look at the domain mapping.',
        ),
      ),
      we(
        'The second domain is not verified yet, therefore its people are not matched. Please add the TXT record shown under Security > Domains; as soon as it is found, they can sign in. I have checked: the first domain works for {several} people already.',
      ),
      they('Record is in, and it works. Thank you for staying on this.'),
      we(
        'Perfect. You can now switch on “Enforce for everyone”; keep one administrator with a password for emergencies.',
      ),
    ],
  },
  {
    id: 'suspicious_sign_in',
    category: 'account',
    cause: 'security',
    tags: ['security'],
    subjects: ['Sign-in from a country we do not know', 'Was my account hacked?', 'Strange login at night'],
    opening: [
      'I received a notice about a sign-in to my account from another country last night. That was not me. What should I do now? I am worried about our client data.',
      'Somebody signed in as me at 3 in the morning and exported {board}. I think my account has been hacked, please block it immediately!',
    ],
    turns: [
      up(
        'security_concerns',
        'Possible account takeover. All sessions ended, password reset forced. Please look at the export log.',
      ),
      we(
        'I have ended every session of your account and reset the password. Our log shows one sign-in from an unknown device with the right password, and no export besides your own. Please set a new password that you use nowhere else and switch on two-factor.',
      ),
      seldom(
        they(
          'Done both. Can you see what exactly was opened?',
          'I have changed it, and {colleague} as well. Is there a list of what they looked at?',
        ),
        we(
          'Yes: the start page and the member list, for 40 seconds. No boards, no files. I have attached the lines to your audit log and will watch sign-ins of your workspace for the next two weeks.',
        ),
      ),
    ],
  },
]
