import type { Answer, Request } from './request.ts'
import { isTransient } from './sql.ts'

/** How many transactions of waiting requests run at a time, and how many requests one of them takes at most. */
const lanes = 2
const takenMost = 64

interface Waiting {
  readonly request: Request
  readonly answer: (answer: Answer) => void
  readonly fail: (error: unknown) => void
}

type RunAll = (requests: readonly Request[]) => Promise<Answer[]>

/** Runs one part. An error that surely rolled everything back is one request's own: the others are run again without it. */
const carry = async (runAll: RunAll, part: readonly Waiting[]): Promise<void> => {
  try {
    const answers = await runAll(part.map(({ request }) => request))
    part.forEach(({ answer }, i) => answer(answers[i] as Answer))
  } catch (error) {
    if (part.length > 1 && !isTransient(error)) for (const one of part) await carry(runAll, [one])
    else for (const { fail } of part) fail(error)
  }
}

/**
 * Requests that wait at the same instant share one transaction, and so its round trips and its flush; whoever comes while a lane
 * is free is run at once. `alone` says which request shares a transaction with nobody.
 */
export const together = (runAll: RunAll, alone: (request: Request) => boolean): ((request: Request) => Promise<Answer>) => {
  const waiting: Waiting[] = []
  let running = 0
  const nextPart = (): Waiting[] => {
    const lonely = waiting.findIndex(({ request }) => alone(request))
    const until = lonely < 0 ? takenMost : Math.max(1, Math.min(lonely, takenMost))
    return waiting.splice(0, until)
  }
  const drain = (): void => {
    while (running < lanes && waiting.length > 0) {
      running += 1
      void carry(runAll, nextPart()).finally(() => {
        running -= 1
        drain()
      })
    }
  }
  return (request) =>
    new Promise((answer, fail) => {
      waiting.push({ request, answer, fail })
      drain()
    })
}
