#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { register } from 'tsx/esm/api'

/** Our parent and, where the system tells, its parent: npm puts a shell between itself and us. */
const ancestors = () => {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'latin1')
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return `${process.ppid}`
  }
}

// npm does not pass every signal on to the program it started. When it has gone, so do we, as if SIGTERM had been for us.
if (process.env.npm_lifecycle_event === 'start') {
  const atStart = ancestors()
  const watch = setInterval(() => {
    if (ancestors() === atStart) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

register()
await import('../src/cli/main.ts')
