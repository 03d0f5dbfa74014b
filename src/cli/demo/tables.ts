import type { Sql } from '../../kernel/index.ts'
import type { DemoPerson } from './people.ts'

/** Names of the demo people go to the vault; the log only ever names their ids. */
export const admitPeople = async (sql: Sql, people: readonly DemoPerson[]): Promise<void> => {
  await sql.rows(
    `insert into person (id, name_zh, name_en) select * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en`,
    [people.map((person) => person.id), people.map((person) => person.nameZh), people.map((person) => person.nameEn)],
  )
}
