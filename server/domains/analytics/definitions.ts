import type { Definition, FigureName } from './contract.ts'

/** A share says little below so many cases. */
export const FEW_CASES = 30

/** A resolution is a first contact only once its customer has had so long to come back. */
export const RETURN_DAYS = 7

/** What a customer writes in one sitting of a chat or call is one contact. */
export const SITTING_HOURS = 24

const GONE = 'Spam, and tickets put into another one'

/** What every number means. In the order of the dashboard: what customers feel first, how busy we were last. */
export const definitions: readonly Definition[] = [
  {
    name: 'satisfaction',
    unit: 'score',
    formula: 'Mean of the scores from 1 to 5',
    population: 'Ratings given, by customers or by their word to an agent',
    dated_by: 'When the rating was given',
    excluded: GONE,
    better: 'higher',
  },
  {
    name: 'happy',
    unit: 'percent',
    formula: 'Ratings of 4 or 5 ÷ all ratings',
    population: 'Ratings given, by customers or by their word to an agent',
    dated_by: 'When the rating was given',
    excluded: GONE,
    better: 'higher',
  },
  {
    name: 'first_contact',
    unit: 'percent',
    formula: 'Resolved at the first contact ÷ resolved',
    population: `Tickets resolved, once their customer has had ${RETURN_DAYS} days to come back. First contact: one message of the customer was enough (on chat and phone what is said within ${SITTING_HOURS} hours), it was never opened again, and the customer opened no other ticket of the same category within ${RETURN_DAYS} days, on any channel`,
    dated_by: 'When the ticket was resolved, the last time',
    excluded: `${GONE}; resolutions of the last ${RETURN_DAYS} days, which are not settled yet`,
    better: 'higher',
  },
  {
    name: 'first_response_in_time',
    unit: 'percent',
    formula: 'First answers in time ÷ (in time + late)',
    population:
      'First-response clocks of the framework. Late ones count from the moment they are late, answered or not',
    dated_by: 'When it was decided: the answer, or the deadline that passed',
    excluded: `${GONE}; tickets that ended without needing an answer`,
    better: 'higher',
  },
  {
    name: 'resolution_in_time',
    unit: 'percent',
    formula: 'Resolved in time ÷ (in time + late)',
    population: 'Resolution clocks of the framework. Late ones count from the moment they are late, resolved or not',
    dated_by: 'When it was decided: the resolution, or the deadline that passed',
    excluded: `${GONE}; channels for which the framework names no time`,
    better: 'higher',
  },
  {
    name: 'first_response',
    unit: 'seconds',
    formula: 'Median of the time from receipt until the first answer left',
    population: 'Tickets that got their first answer; an acknowledgement is none',
    dated_by: 'When the answer left',
    excluded: `${GONE}; calls and tickets an agent put down, which are answered as they begin`,
    better: 'lower',
  },
  {
    name: 'resolution',
    unit: 'seconds',
    formula: 'Median of the time from receipt until resolved, waiting for the customer included',
    population: 'Tickets that are resolved',
    dated_by: 'When the ticket was resolved, the last time',
    excluded: GONE,
    better: 'lower',
  },
  {
    name: 'opened',
    unit: 'tickets',
    formula: 'Number of tickets opened',
    population: 'All tickets',
    dated_by: 'When the ticket was opened',
    excluded: GONE,
    better: 'neither',
  },
  {
    name: 'resolved',
    unit: 'tickets',
    formula: 'Number of tickets resolved',
    population: 'Tickets that are resolved; one that was opened again counts when it is resolved again',
    dated_by: 'When the ticket was resolved, the last time',
    excluded: GONE,
    better: 'neither',
  },
  {
    name: 'backlog',
    unit: 'tickets',
    formula: 'Number of tickets not resolved',
    population:
      'Tickets open at the end of the period, or now: also those that wait for somebody else or are put aside',
    dated_by: 'The end of the period and of each day, or now',
    excluded: `${GONE}. A ticket that was opened again counts as open for the time it lay resolved`,
    better: 'lower',
  },
]

export const definitionOf = (name: FigureName): Definition =>
  definitions.find((definition) => definition.name === name)!
