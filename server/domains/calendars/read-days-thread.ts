import { parentPort, workerData } from 'node:worker_threads'
import { daysIn } from './read-days.ts'

const { text, today } = workerData as { text: string; today: string }
parentPort!.postMessage(daysIn(text, Temporal.PlainDate.from(today)))
