import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { fixed } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { ProvinceTiles } from '../../parts/province-tiles.tsx'
import { tileOf } from '../../parts/provinces.ts'
import { Sheet } from '../../parts/sheet.tsx'

/** A row of `compliance.progress`: tonnes, and how many emitters have met, or missed, the year. */
export interface ProgressRow {
  readonly province: string
  readonly entities: number
  readonly met: number
  readonly overdue: number
  readonly due: number
  readonly surrendered: number
  readonly credits: number
}

export const metOf = (row: ProgressRow): number => row.surrendered + row.credits

export const useProgress = (year: number) => useView<{ readonly rows: readonly ProgressRow[] }>(views.progress, { year })

/** How far every province has come with a year, in percent of what is due; public. */
export const ProgressSheet = ({ year, own }: { readonly year: number; readonly own: readonly string[] }) => {
  const { t } = useTexts()
  const progress = useProgress(year)
  const owned = new Set(own.map((province) => tileOf(province)?.code))
  const rows = progress.data?.rows ?? []
  return (
    <Sheet title={t('home.provinces', { year })} note={t('home.provincesNote')} padded>
      <ProvinceTiles
        label={t('home.provinces', { year })}
        values={rows.map((row) => ({
          province: row.province,
          value: row.due === 0 ? null : (metOf(row) / row.due) * 100,
          own: owned.has(tileOf(row.province)?.code),
        }))}
        classes={[25, 50, 75]}
        write={(value) => fixed(value.toFixed(4), 0)}
        note={owned.size > 0 ? t('home.ownProvinces') : undefined}
      />
    </Sheet>
  )
}
