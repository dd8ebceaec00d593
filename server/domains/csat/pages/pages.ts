import { page } from '../../../platform/http/page.ts'
import { showConfirmation, takeAnswer } from './confirmation-page.ts'
import { showFailure } from './parts.ts'
import { showSurvey, takeRating } from './survey-page.ts'

/** Whole offices and their scanners may stand behind one address; one person sends few forms. */
const looking = { per_minute: 120, failed: showFailure }
const answering = { per_minute: 30, failed: showFailure }

export const pages = [
  page.get('/c/:token', looking, showConfirmation),
  page.post('/c/:token', answering, takeAnswer),
  page.get('/s/:token', looking, showSurvey),
  page.post('/s/:token', answering, takeRating),
]
