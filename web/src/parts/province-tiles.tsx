import { useState, type ReactNode } from 'react'
import { useTexts, type TextKey } from '../i18n/index.ts'
import { DataTable } from './data-table.tsx'
import { tileOf, tiles, type Tile } from './provinces.ts'

export interface ProvinceValue {
  readonly province: string
  /** `null` where the measure does not apply. */
  readonly value: number | null
  readonly own?: boolean
}

export interface ProvinceTilesProps {
  readonly label: string
  readonly values: readonly ProvinceValue[]
  /** Lower ends of the second, third and fourth class. */
  readonly classes: readonly [number, number, number]
  readonly write: (value: number) => string
  readonly note?: ReactNode
}

const classOf = (value: number | null | undefined, classes: ProvinceTilesProps['classes']): string =>
  value === null || value === undefined ? 'class-none' : `class-${classes.filter((lower) => value >= lower).length}`

const legendKeys: readonly TextKey[] = ['tiles.below', 'tiles.between', 'tiles.between', 'tiles.above']

const TileLegend = ({ classes, write }: Pick<ProvinceTilesProps, 'classes' | 'write'>) => {
  const { t } = useTexts()
  const bounds = [undefined, ...classes, undefined]
  const text = (index: number): string => {
    const next = bounds[index + 1]
    return t(legendKeys[index] ?? 'tiles.above', { from: write(bounds[index] ?? 0), to: next === undefined ? '' : write(next) })
  }
  return (
    <p className="sm dim tile-legend">
      {legendKeys.map((_key, index) => (
        <span key={index}>
          <i className={`class-${index}`} />
          {text(index)}
        </span>
      ))}
      <span>
        <i className="class-none" />
        {t('word.notApplicable')}
      </span>
    </p>
  )
}

/** The country as equal squares, four steps by class, own provinces outlined, the same figures as a table one press away. */
export const ProvinceTiles = ({ label, values, classes, write, note }: ProvinceTilesProps) => {
  const { t, language } = useTexts()
  const [asTable, setAsTable] = useState(false)
  const byCode = new Map(values.map((value) => [tileOf(value.province)?.code, value]))
  const name = (tile: Tile): string => (language === 'zh' ? tile.zh : tile.en)
  return (
    <>
      {asTable ? (
        <DataTable
          label={label}
          dense
          rows={tiles.map((tile) => ({ tile, value: byCode.get(tile.code)?.value ?? null }))}
          rowKey={(row) => row.tile.code}
          columns={[
            { key: 'name', head: t('word.province'), phone: 'heading', cell: (row) => name(row.tile) },
            {
              key: 'value',
              head: label,
              numeric: true,
              cell: (row) => (row.value === null ? t('word.notApplicable') : write(row.value)),
            },
          ]}
        />
      ) : (
        <>
          <ol className="tiles" aria-label={label}>
            {tiles.map((tile) => {
              const found = byCode.get(tile.code)
              const shown = found?.value === null || found === undefined ? '–' : write(found.value)
              return (
                <li
                  key={tile.code}
                  className={`${classOf(found?.value, classes)}${found?.own ? ' own' : ''}`}
                  style={{ gridRow: tile.row, gridColumn: tile.column }}
                  title={`${name(tile)} ${shown}`}
                >
                  <b aria-hidden="true">{tile.short}</b>
                  <span className="vh">{name(tile)}</span>
                  {shown}
                </li>
              )
            })}
          </ol>
          <TileLegend classes={classes} write={write} />
        </>
      )}
      <p className="sm dim" style={{ marginTop: 4, textAlign: 'center' }}>
        {note}{' '}
        <button type="button" className="lnk" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'act.seeTiles' : 'act.seeTable')}
        </button>
      </p>
    </>
  )
}
