import { registryAccount } from '../registry/index.ts'

/** A pledge's number begins with its holder, so that the holder's account can be locked before anything is read. */
export const pledgeNumber = (pledgor: string, id: string): string => `${pledgor}.${id}`

export const pledgorOf = (pledge: string): string => pledge.slice(0, Math.max(0, pledge.lastIndexOf('.')))

export const pledgeLocks = (pledge: string): string[] => [`pledge:${pledge}`, `account:${registryAccount(pledgorOf(pledge))}`]
