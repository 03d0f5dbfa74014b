import { backupCommand, restoreCommand } from './backup-command.ts'
import { calcCommand } from './calc-command.ts'
import { commandsCommand, domainCommand, isDomain } from './domain-command.ts'
import { initCommand } from './init-command.ts'
import { rulesCommand } from './rules-command.ts'
import { serveCommand } from './serve-command.ts'
import { Usage, languageOf, note, readArguments, say, type Flags } from './terminal.ts'
import { rebuildCommand, verifyCommand } from './verify-command.ts'
import { yearCommand } from './year-command.ts'

interface Entry {
  readonly usage: string
  readonly zh: string
  readonly en: string
  readonly run: (words: readonly string[], flags: Flags) => Promise<number> | number
}

const entries: Readonly<Record<string, Entry>> = {
  serve: {
    usage: 'serve [--port 4000] [--host H]',
    zh: '启动应用与接口',
    en: 'serve the application and its API',
    run: (_words, flags) => serveCommand(flags),
  },
  init: {
    usage: 'init --production --name-zh NAME --name-en NAME --admin EMAIL --admin EMAIL',
    zh: '建立正式市场，给出前两位管理员的一次性链接',
    en: 'found a production market; prints one-time links for the first two administrators',
    run: (_words, flags) => initCommand(flags),
  },
  year: {
    usage: 'year --plants FILE --year 2024 --seed 1 --out DIR [--force] [--json]',
    zh: '用真实电厂名单跑一个完整履约年度',
    en: 'run a whole compliance year for real plants',
    run: (_words, flags) => yearCommand(flags),
  },
  rules: { usage: 'rules list | get NAME | explain NAME [--year ...]', zh: '查规则', en: 'look up the law', run: rulesCommand },
  calc: { usage: 'calc list | schema NAME | NAME [--explain] < input.json', zh: '试算', en: 'try a formula', run: calcCommand },
  commands: {
    usage: 'commands',
    zh: '列出全部命令与查询',
    en: 'list every command and view',
    run: (_words, flags) => commandsCommand(flags),
  },
  verify: {
    usage: 'verify [--anchor FILE]',
    zh: '核验账目与事件链',
    en: 'check the books and the chain of events',
    run: (_words, flags) => verifyCommand(flags),
  },
  backup: {
    usage: 'backup FILE [--force]',
    zh: '备份整个市场，运行中也可',
    en: 'back up the whole market, also while it runs',
    run: backupCommand,
  },
  restore: {
    usage: 'restore FILE [--database NAME]',
    zh: '恢复到空数据库',
    en: 'restore into an empty database',
    run: restoreCommand,
  },
  rebuild: {
    usage: 'rebuild [--check]',
    zh: '由事件重建投影',
    en: 'rebuild the projections from the events',
    run: (_words, flags) => rebuildCommand(flags),
  },
}

const domainUsage = 'DOMAIN VERB --as PERSON@ORGANISATION [--input FILE|-] [--key KEY]'

const help = (flags: Flags): number => {
  const language = languageOf(flags)
  for (const entry of Object.values(entries)) say(`tonne ${entry.usage}\n    ${entry[language]}`)
  say(
    `tonne ${domainUsage}\n    ${language === 'zh' ? '执行命令或查询，见 tonne commands' : 'run a command or ask a view; see tonne commands'}`,
  )
  say(
    language === 'zh'
      ? '通用：--json --lang zh|en --data DIR --database NAME'
      : 'Everywhere: --json --lang zh|en --data DIR --database NAME',
  )
  return 0
}

const main = async (args: readonly string[]): Promise<number> => {
  const { words, flags } = readArguments(args, ['json', 'force', 'check', 'explain', 'help', 'production'], ['admin'])
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || flags['help'] === true) return help(flags)
  const entry = entries[name]
  if (!entry && isDomain(name)) return domainCommand(words, flags)
  if (!entry) throw new Usage(`there is no command "${name}"; \`tonne help\` lists them all`)
  return entry.run(rest, flags)
}

// Whoever reads us may have seen enough, as `head` has.
process.stdout.on('error', (error: { code?: string }) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Usage)) throw error
  note(error.message)
  process.exitCode = 2
}
