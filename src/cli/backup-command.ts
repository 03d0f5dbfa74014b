import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { backup } from './backup/write.ts'
import { checkArchive, restore, type RestoreReport } from './backup/load.ts'
import { BackupRefused } from './backup/refusals.ts'
import { openMarket, withMarket } from './open.ts'
import { Usage, languageOf, note, say, sayJson, type Flags } from './terminal.ts'

const fileOf = (words: readonly string[], usage: string): string => {
  const [file] = words
  if (file === undefined) throw new Usage(usage)
  return resolve(file)
}

/** `tonne backup FILE`: everything the market is, in one file, while it runs. */
export const backupCommand = async (words: readonly string[], flags: Flags): Promise<number> => {
  const file = fileOf(words, 'tonne backup FILE')
  if (existsSync(file) && flags['force'] !== true) throw new Usage(`${file} exists already; --force replaces it`)
  const report = await withMarket(flags, {}, ({ app, dataDir }) => backup(app, dataDir, file))
  if (flags['json'] === true) sayJson({ file, ...report })
  else if (languageOf(flags) === 'zh') {
    say(`已备份到 ${file}：${report.tables} 张表 ${report.rows} 行，${report.files} 个库外文件，事件链至第 ${report.position} 位`)
    note('文件含密钥与登录信息，请妥善保管')
  } else {
    say(`${file}: ${report.rows} rows of ${report.tables} tables, ${report.files} files, chain up to position ${report.position}`)
    note('It holds keys and credentials: keep it as safe as the database')
  }
  return 0
}

const tell = (report: RestoreReport, flags: Flags): void => {
  if (flags['json'] === true) return sayJson(report)
  const zh = languageOf(flags) === 'zh'
  say(
    zh
      ? `已恢复到数据库 ${report.database}：${report.rows} 行，事件链至第 ${report.position} 位`
      : `restored into the database ${report.database}: ${report.rows} rows, chain up to position ${report.position}`,
  )
  for (const name of report.written) say(`  ${name}`)
  for (const name of report.kept) {
    say(zh ? `  ${name} 已存在且内容不同，未覆盖` : `  ${name} exists with other content and was left as it is`)
  }
}

/** `tonne restore FILE`: into an empty database, whole or not at all. */
export const restoreCommand = async (words: readonly string[], flags: Flags): Promise<number> => {
  const file = fileOf(words, 'tonne restore FILE [--database NAME]')
  if (!existsSync(file)) throw new Usage(`there is no file ${file}`)
  try {
    const archive = await checkArchive(file)
    const market = await openMarket(flags, { create: true })
    let isLoaded = false
    try {
      tell(await restore(market.app, market.dataDir, archive), flags)
      isLoaded = true
    } finally {
      await (market.created && !isLoaded ? market.discard() : market.close())
    }
    return 0
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error
    if (flags['json'] === true) sayJson(error.refusal)
    else note(error.refusal[languageOf(flags)])
    return 1
  }
}
