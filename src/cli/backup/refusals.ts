import { defineRefusals, type Refusal } from '../../kernel/index.ts'

export const refusals = defineRefusals({
  notAnArchive: {
    zh: '{asked} 不是 Tonne 备份文件',
    en: '{asked} is not a Tonne backup',
    source: 'Tonne: a backup begins with its own mark',
  },
  archiveCut: {
    zh: '{asked} 不完整：文件在结尾之前被截断',
    en: '{asked} is cut: it ends before its last line',
    source: 'Tonne: a backup is restored whole or not at all',
  },
  archiveDamaged: {
    zh: '{asked} 已损坏：{where} 与其校验值不符',
    en: '{asked} is damaged: {where} does not give its own hash',
    source: 'Tonne: a backup is restored whole or not at all',
  },
  archiveOfOtherSchema: {
    zh: '备份的数据结构版本为 {asked}，本程序为 {limit}；请用相应版本的程序恢复',
    en: 'The backup has schema {asked}; this program knows {limit}. Restore it with the program of that version',
    source: 'Tonne: a backup is never guessed at',
  },
  archiveNamesUnknown: {
    zh: '备份中的 {asked} 是本程序不认识的',
    en: 'The backup names {asked}, which this program does not know',
    source: 'Tonne: a backup is never guessed at',
  },
  databaseNotEmpty: {
    zh: '数据库 {asked} 已有市场；只能恢复到空数据库，请用 --database 另指定名称',
    en: 'The database {asked} holds a market already; a backup is restored into an empty one, name it with --database',
    source: 'Tonne: nothing is ever overwritten by a restore',
  },
})

/** A backup or restore that was refused; nothing is left behind. */
export class BackupRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.en)
  }
}
