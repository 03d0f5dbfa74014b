import { view, z, zId } from '../kernel/index.ts'
import type { Organisation } from './facts.ts'

export const organisationOut = z.object({
  id: z.string(),
  kind: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  province: z.string().nullable(),
  parent: z.string().nullable(),
})

export const organisations = view({
  name: 'parties.organisations',
  title: { zh: '机构名录', en: 'Organisations' },
  summary: { zh: '按类别、省份或名称查找机构', en: 'Organisations by kind, province or name' },
  who: 'anyone',
  scope: 'public',
  input: z.object({
    kind: z.string().max(40).optional(),
    province: z.string().max(40).optional(),
    parent: zId.optional(),
    search: z.string().max(80).optional(),
    after: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({ rows: z.array(organisationOut), next: z.string().nullable() }),
  read: async (sql, input) => {
    const rows = await sql.rows<Organisation>(
      `select id, kind, name_zh, name_en, province, parent from organisation
       where ($1::text is null or kind = $1) and ($2::text is null or province = $2) and ($3::text is null or parent = $3)
       and ($4::text is null or name_zh ilike '%' || $4 || '%' or name_en ilike '%' || $4 || '%' or id ilike $4 || '%')
       and ($5::text is null or id > $5) order by id limit $6`,
      [
        input.kind ?? null,
        input.province ?? null,
        input.parent ?? null,
        input.search ?? null,
        input.after ?? null,
        input.limit + 1,
      ],
    )
    const page = rows.slice(0, input.limit)
    return { rows: page, next: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null }
  },
})
