import { useEffect, useRef, useState } from 'react'
import { monthName } from '../../format/day.ts'
import { unitText } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { shownFigure, type GridRow } from '../../parts/month-grid/model.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'
import { emptyUnit, type EvidenceFile } from './month-form.ts'
import type { MonthsTabProps } from './months-tab.tsx'
import { sha256Of } from './sha256.ts'
import type { MonthAnswer, UnitNamed } from './types.ts'

export interface EvidenceSheetProps extends MonthsTabProps {
  readonly month: MonthAnswer
  readonly unit: UnitNamed
  readonly rows: readonly GridRow[]
}

const shortHash = 16

/** Stands for the sheet where a row of the grid is asked for. */
export const evidenceRow = 'evidence'

/** The files behind a month's figures, by figure: only the name and the SHA-256 leave this device. */
export const EvidenceSheet = ({ month, unit, rows, forms, filing, chosen, goTo }: EvidenceSheetProps) => {
  const { t, language } = useTexts()
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    if (goTo?.row === evidenceRow) table.current?.querySelector<HTMLElement>('input[type=file]')?.focus()
  }, [goTo])
  const files = forms.forms[chosen - 1]?.[unit.id]?.evidence ?? []
  const filled = rows.filter((row) => row.cells[chosen - 1]?.value !== null && !row.key.match(/^(emissions|heat|intensity)$/))
  const set = (update: (files: readonly EvidenceFile[]) => readonly EvidenceFile[]): void =>
    forms.change(month.month, (form) => {
      const one = form[unit.id] ?? emptyUnit
      return { ...form, [unit.id]: { ...one, evidence: update(one.evidence) } }
    })
  const shown = filing.mayFile ? filled : filled.filter((row) => files.some(({ parameter }) => parameter === row.key))
  return (
    <Sheet
      title={t('data.evidenceTitle', { month: monthName(chosen, language) })}
      note={t('data.evidenceCount', {
        with: filled.filter((row) => files.some(({ parameter }) => parameter === row.key)).length,
        all: filled.length,
      })}
    >
      {shown.length === 0 ? (
        <Empty>{t(filing.mayFile ? 'data.evidenceFirst' : 'data.evidenceNone')}</Empty>
      ) : (
        <table ref={table} aria-label={t('data.evidenceTitle', { month: '' })}>
          <tbody>
            {shown.map((row) => (
              <EvidenceRow
                key={row.key}
                row={row}
                value={row.cells[chosen - 1]?.value ?? ''}
                files={files.filter(({ parameter }) => parameter === row.key)}
                onAdd={filing.mayFile ? (added) => set((before) => [...before, ...added]) : undefined}
                onRemove={(file) => set((before) => before.filter((one) => one !== file))}
              />
            ))}
          </tbody>
        </table>
      )}
      <p className="note">{t('data.evidenceHash')}</p>
    </Sheet>
  )
}

interface EvidenceRowProps {
  readonly row: GridRow
  readonly value: string
  readonly files: readonly EvidenceFile[]
  readonly onAdd: ((files: readonly EvidenceFile[]) => void) | undefined
  readonly onRemove: (file: EvidenceFile) => void
}

const EvidenceRow = ({ row, value, files, onAdd, onRemove }: EvidenceRowProps) => {
  const { t } = useTexts()
  const [failed, setFailed] = useState(false)
  const name = row.fullName ?? row.name
  const add = async (picked: readonly File[]): Promise<void> => {
    try {
      setFailed(false)
      const hashed = await Promise.all(
        picked.map(async (file) => ({ parameter: row.key, name: file.name, sha256: await sha256Of(file) })),
      )
      onAdd?.(hashed)
    } catch {
      setFailed(true)
    }
  }
  return (
    <tr>
      <td>
        {name}{' '}
        <span className="sm dim nw">
          {shownFigure(value, row.unit, row.places)} {unitText(row.unit)}
        </span>
        {files.map((file) => (
          <div key={file.sha256 + file.name} className="file-line">
            <span>{file.name}</span>
            <span className="mono" title={file.sha256}>
              {file.sha256.slice(0, shortHash)}…
            </span>
            {onAdd && (
              <button type="button" className="lnk sm" onClick={() => onRemove(file)}>
                {t('data.removeFile')}
              </button>
            )}
          </div>
        ))}
        {failed && (
          <p className="sm bad" role="alert">
            {t('data.fileNotRead')}
          </p>
        )}
      </td>
      {onAdd && (
        <td className="num">
          <span className="btn s file-pick">
            {t('data.pickFile')}
            <input
              type="file"
              multiple
              aria-label={t('data.pickFileFor', { name })}
              onChange={(event) => {
                void add([...(event.target.files ?? [])])
                event.target.value = ''
              }}
            />
          </span>
        </td>
      )}
    </tr>
  )
}
