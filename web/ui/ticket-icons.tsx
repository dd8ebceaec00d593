import {
  IconCircleArrowUp,
  IconCircleCheck,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleDot,
  IconClockHour4,
  IconDeviceMobileMessage,
  IconMail,
  IconMessageCircle,
  IconMoodConfuzed,
  IconMoodEmpty,
  IconMoodSad,
  IconMoodSmile,
  IconPhone,
  IconPlayerPause,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ChannelKind, Priority, Status, Ticket } from '../../server/domains/tickets/contract.ts'

type Emotion = NonNullable<Ticket['emotion']>

const channels: Record<ChannelKind, typeof IconMail> = {
  email: IconMail,
  live_chat: IconMessageCircle,
  phone_support: IconPhone,
  social_media: IconUsersGroup,
  in_app_messaging: IconDeviceMobileMessage,
}

const statuses: Record<Status, typeof IconMail> = {
  new: IconCircleDashed,
  open: IconCircleDot,
  pending: IconClockHour4,
  on_hold: IconPlayerPause,
  escalated: IconCircleArrowUp,
  resolved: IconCircleCheck,
  closed: IconCircleCheckFilled,
}

const emotions: Record<Emotion, typeof IconMail> = {
  frustrated: IconMoodSad,
  confused: IconMoodConfuzed,
  neutral: IconMoodEmpty,
  satisfied: IconMoodSmile,
}

interface Props {
  size?: number
  label?: string
}

const named = (label: string | undefined) => (label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })

export function ChannelIcon({ channel, size = 16, label }: Props & { channel: ChannelKind }) {
  const Icon = channels[channel]
  return <Icon size={size} stroke={1.5} {...named(label)} />
}

export function StatusIcon({ status, size = 16, label }: Props & { status: Status }) {
  const Icon = statuses[status]
  const done = status === 'resolved' || status === 'closed'
  return <Icon size={size} stroke={1.5} color={done ? 'var(--sr-good)' : 'currentColor'} {...named(label)} />
}

export function EmotionIcon({ emotion, size = 16, label }: Props & { emotion: Emotion }) {
  const Icon = emotions[emotion]
  return <Icon size={size} stroke={1.5} {...named(label)} />
}

const bars: Record<Priority, number> = { low: 1, medium: 2, high: 3, critical: 3 }

/** Bars that rise with urgency; critical is a filled sign. No colour: that is kept for clocks and failures. */
export function PriorityIcon({ priority, size = 16, label }: Props & { priority: Priority }) {
  if (priority === 'critical') {
    return (
      // biome-ignore lint/a11y/noSvgWithoutTitle: named by its label, or hidden
      <svg width={size} height={size} viewBox="0 0 16 16" {...named(label)}>
        <rect x="1.5" y="1.5" width="13" height="13" rx="3.5" fill="currentColor" />
        <path d="M8 4.5v4.2M8 11.3v.2" stroke="var(--sr-surface)" strokeWidth="1.8" strokeLinecap="round" />
      </svg>
    )
  }
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by its label, or hidden
    <svg width={size} height={size} viewBox="0 0 16 16" fill="currentColor" {...named(label)}>
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={2 + bar * 4.5}
          y={9 - bar * 3.5}
          width="3"
          height={5 + bar * 3.5}
          rx="1"
          opacity={bar < bars[priority] ? 1 : 0.28}
        />
      ))}
    </svg>
  )
}
