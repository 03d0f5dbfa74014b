import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * How to run PostgreSQL, which refuses root. plain: as we are. userNamespace: root outside, an ordinary number inside; files stay
 * ours. otherUser: as an unprivileged user of this machine, to whom the data folder is given.
 */
export type Launcher =
  | { readonly kind: 'plain' }
  | { readonly kind: 'userNamespace'; readonly uid: number }
  | { readonly kind: 'otherUser'; readonly uid: number; readonly gid: number }

export const commandWith = (launcher: Launcher, program: string, args: readonly string[]): [string, string[]] => {
  if (launcher.kind === 'plain') return [program, [...args]]
  if (launcher.kind === 'userNamespace') {
    const { uid } = launcher
    return ['unshare', ['--user', `--map-user=${uid}`, '--', program, ...args]]
  }
  const { uid, gid } = launcher
  return ['setpriv', [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--', program, ...args]]
}

interface User {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** initdb asks for the name of its user, so the number it runs under must have one. */
const unprivilegedUser = (passwd: string): User | undefined => {
  const all = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.name !== '' && user.uid > 0)
  return (
    all.find((user) => user.uid === 1000) ??
    all.find((user) => user.name === 'postgres') ??
    all.find((user) => user.name === 'nobody')
  )
}

const succeeds = (command: string, args: readonly string[]): boolean => {
  const result = spawnSync(command, args, { stdio: 'ignore', timeout: 5_000 })
  return result.status === 0
}

/** What the choice depends on, so that a test can stand in for a machine. */
export interface Machine {
  readonly isRoot: boolean
  readonly passwd: () => string
  readonly succeeds: (command: string, args: readonly string[]) => boolean
}

export const thisMachine: Machine = {
  isRoot: process.getuid?.() === 0,
  passwd: () => readFileSync('/etc/passwd', 'utf8'),
  succeeds,
}

export const noWayToRun =
  'PostgreSQL refuses to run as root, and neither a user namespace (unshare) nor another user (setpriv) can be had here: ' +
  'run as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.'

/** The first way that works here: as we are, in a user namespace, as another user. Throws one sentence when none does. */
export const chooseLauncher = (machine: Machine = thisMachine): Launcher => {
  if (!machine.isRoot) return { kind: 'plain' }
  const user = unprivilegedUser(machine.passwd())
  if (!user) throw new Error(noWayToRun)
  const { uid, gid } = user
  for (const launcher of [
    { kind: 'userNamespace', uid },
    { kind: 'otherUser', uid, gid },
  ] as const) {
    if (machine.succeeds(...commandWith(launcher, 'true', []))) return launcher
  }
  throw new Error(noWayToRun)
}
