import type { Sql, Tonnes } from '../../kernel/index.ts'

/** What the books say at the end of the year about one emitter. Tonnes. */
export interface EntityBooks {
  readonly entity: string
  readonly due: Tonnes
  readonly surrendered: Tonnes
  readonly credits: Tonnes
  readonly status: string
  readonly allocation: Tonnes
  readonly bought: Tonnes
  readonly sold: Tonnes
  readonly carried: Tonnes
  readonly missing: Tonnes
}

export const entityBooks = (sql: Sql, year: number): Promise<EntityBooks[]> =>
  sql.rows<EntityBooks>(
    `select o.organisation as entity, o.due, o.surrendered, o.offset_credits as credits, o.status, coalesce(a.amount,
    0) as allocation,
       coalesce(b.bought, 0)::bigint as bought, coalesce(s.sold, 0)::bigint as sold, coalesce(c.carried, 0)::bigint as carried,
       o.due - o.surrendered - o.offset_credits - o.borrowed as missing
     from obligation o left join final_allocation a on a.entity = o.organisation and a.year = o.year
     left join (select buyer, sum(quantity) as bought from trade where product <> 'CCER' group by buyer) b on b.buyer =
     o.organisation
     left join (select seller, sum(quantity) as sold from trade where product <> 'CCER' group by seller) s on s.seller =
     o.organisation
     left join (select organisation, sum(quantity) as carried from carry_over where year = $1 group by organisation) c on
     c.organisation = o.organisation
     where o.year = $1 order by o.organisation`,
    [year],
  )

/** One unit's verified year and what it was allocated. Decimals as text. */
export interface UnitBooks {
  readonly entity: string
  readonly unitClass: string
  readonly capacityMw: string
  readonly generationMwh: string
  readonly heatGj: string
  readonly emissions: string
  readonly allocation: Tonnes
}

export const unitBooks = (sql: Sql, year: number): Promise<UnitBooks[]> =>
  sql.rows<UnitBooks>(
    `select v.entity, u ->> 'unitClass' as unit_class, u ->> 'capacityMw' as capacity_mw,
    u ->> 'generationMwh' as generation_mwh,
       u ->> 'heatSuppliedGj' as heat_gj, u ->> 'emissionsTonnes' as emissions, coalesce((f ->> 'amount')::bigint,
       0) as allocation
     from mrv_verified v cross join lateral jsonb_array_elements(v.units) u
     left join final_allocation a on a.entity = v.entity and a.year = v.year
     left join lateral jsonb_array_elements(a.final_units) f on f ->> 'unit' = u ->> 'unit'
     where v.year = $1 and v.origin = 'verification' order by v.entity, u ->> 'unit'`,
    [year],
  )

export interface DayBooks {
  readonly day: string
  readonly product: string
  readonly openFen: bigint | null
  readonly highFen: bigint | null
  readonly lowFen: bigint | null
  readonly closeFen: bigint
  readonly volume: Tonnes
  readonly turnoverFen: bigint
}

export const dayBooks = (sql: Sql): Promise<DayBooks[]> =>
  sql.rows<DayBooks>(
    `select day, product, open_fen, high_fen, low_fen, coalesce(close_fen, previous_close_fen) as close_fen, volume,
    turnover_fen
     from trading_day order by product, day`,
  )

export interface ProductBooks {
  readonly product: string
  readonly issued: Tonnes
  readonly held: Tonnes
  readonly surrendered: Tonnes
  readonly recalled: Tonnes
  readonly cancelled: Tonnes
}

/**
 * Where every unit of each product is, by the events that moved it. cancelled: what left for another reason than surrender or
 * recall.
 */
export const productBooks = (sql: Sql): Promise<ProductBooks[]> =>
  sql.rows<ProductBooks>(
    `with gone as (
       select p.product, e.name, sum(p.quantity) as quantity from posting p join event e on e.key = p.event
       where p.to_account = 'R-cancelled' group by p.product, e.name)
     select h.product, (-sum(h.quantity) filter (where h.account like 'source:%'))::bigint as issued,
       coalesce(sum(h.quantity) filter (where h.account not like 'source:%' and h.account <> 'R-cancelled'), 0)::bigint as held,
       coalesce((select sum(quantity) from gone g where g.product = h.product and g.name = 'compliance.surrendered'),
       0)::bigint as surrendered,
       coalesce((select sum(quantity) from gone g where g.product = h.product and g.name = 'registry.recalled'),
       0)::bigint as recalled,
       coalesce((select sum(quantity) from gone g where g.product = h.product and g.name not in ('compliance.surrendered',
       'registry.recalled')), 0)::bigint as cancelled
     from holding h where h.product <> 'CNY' group by h.product order by h.product`,
  )

/** The sums a national balance must show; each true or false with its figures. */
export interface YearChecks {
  readonly dueIsVerified: boolean
  readonly provincesMakeNation: boolean
  readonly withinOffset: boolean
  readonly tradesSettled: boolean
  readonly statusIsTrue: boolean
  readonly allocationIssued: boolean
}

export const yearChecks = async (sql: Sql, year: number, offsetShare: string): Promise<YearChecks> => {
  const [row] = await sql.rows<YearChecks>(
    `select
       (select coalesce(sum(due), 0) from obligation where year = $1) =
         (select coalesce(sum(emissions_tonnes),
         0) from mrv_verified where year = $1 and origin = 'verification') as due_is_verified,
       (select coalesce(sum(s), 0) from (select sum(amount) as s from final_allocation where year = $1 group by province) p) =
         (select coalesce(sum(amount), 0) from final_allocation where year = $1) as provinces_make_nation,
       not exists (select 1 from obligation where year = $1 and offset_credits > floor(due * $2::numeric)) as within_offset,
       not exists (select 1 from trade t left join settlement s on s.trade = t.id where s.trade is null) as trades_settled,
       not exists (select 1 from obligation where year = $1 and (status = 'met') <> (due - surrendered - offset_credits -
       borrowed = 0)) as status_is_true,
       (select coalesce(sum(amount), 0) from final_allocation where year = $1) =
         (select coalesce(sum(p.quantity), 0) from posting p join event e on e.key = p.event
          where e.name = 'registry.issued' and p.product = 'CEA' || $1::int and p.to_account like 'R-%' and p.from_account
          like 'R-province-%')
         - (select coalesce(sum(p.quantity), 0) from posting p join event e on e.key = p.event
            where e.name = 'registry.recalled' and p.product = 'CEA' || $1::int and p.to_account = 'R-cancelled')
         - (select coalesce(sum(quantity), 0) from recall_debt where product = 'CEA' || $1::int) as allocation_issued`,
    [year, offsetShare],
  )
  if (!row) throw new Error('the checks gave no answer')
  return row
}
