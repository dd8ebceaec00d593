/** When somebody is there, and for which teams. Shifts are in order of time, none touching the next. */
export interface Agent {
  teams: readonly number[]
  shifts: readonly { from: number; to: number }[]
}

/** An agent at work. */
export interface Seat extends Agent {
  number: number
  /** The shift that runs or comes next. */
  shift: number
  chats: number
  /** Has something in hand that takes the whole of an agent. */
  is_taken: boolean
  /** Since when less is in hand than before: of two equally loaded, who has waited longer is next. */
  free_since: number
}

export const seatOf = (agent: Agent, number: number): Seat => ({
  ...agent,
  ...{ number, shift: 0, chats: 0, is_taken: false, free_since: 0 },
})

/** Passes shifts that are over by then. */
export function passShifts(seat: Seat, at: number): void {
  while (seat.shifts[seat.shift] !== undefined && seat.shifts[seat.shift]!.to <= at) seat.shift++
}

export function isThere(seat: Seat, at: number): boolean {
  passShifts(seat, at)
  const shift = seat.shifts[seat.shift]
  return shift !== undefined && shift.from <= at
}

/** Chats go together up to the limit; anything else takes an agent without chats. */
export const mayTake = (seat: Seat, is_chat: boolean, chat_limit: number): boolean =>
  !seat.is_taken && seat.chats < (is_chat ? chat_limit : 1)

/** The least loaded first; of equals who has been so for longest. */
export const isFreer = (one: Seat, other: Seat): boolean =>
  one.chats < other.chats ||
  (one.chats === other.chats &&
    (one.free_since < other.free_since || (one.free_since === other.free_since && one.number < other.number)))
