import { share, tonnes } from '../format/number.ts'
import { useTexts, type TextKey } from '../i18n/index.ts'

/** What units of an account may be doing; each state has its own hatch as well as its colour. */
export const holdingKinds = {
  free: 'holding.free',
  credit: 'holding.credit',
  pledged: 'holding.pledged',
  trading: 'holding.trading',
  frozen: 'holding.frozen',
  held: 'holding.held',
  short: 'holding.short',
} as const satisfies Record<string, TextKey>

export type HoldingKind = keyof typeof holdingKinds

export interface HoldingPart {
  readonly kind: HoldingKind
  readonly tonnes: number
  readonly name?: string
}

export interface HoldingsBarProps {
  readonly label: string
  readonly parts: readonly HoldingPart[]
  readonly legend?: boolean
}

/** Holdings to scale, with hatch and figures. Empty parts are left out. */
export const HoldingsBar = ({ label, parts, legend = true }: HoldingsBarProps) => {
  const { t } = useTexts()
  const shown = parts.filter((part) => part.tonnes > 0)
  const total = shown.reduce((sum, part) => sum + part.tonnes, 0)
  const name = (part: HoldingPart): string => part.name ?? t(holdingKinds[part.kind])
  const spoken = shown.map((part) => `${name(part)} ${tonnes(part.tonnes)}`).join(t('list.comma'))
  return (
    <>
      <div className="holdings-bar" role="img" aria-label={`${label} ${tonnes(total)} ${t('unit.tonnes')}: ${spoken}`}>
        {shown.map((part) => (
          <i key={part.kind} className={`k-${part.kind}`} style={{ width: `${(part.tonnes / total) * 100}%` }} />
        ))}
      </div>
      {legend && (
        <p className="legend">
          {shown.map((part) => (
            <span key={part.kind}>
              <i className={`swatch k-${part.kind}`} />
              {name(part)} <b>{tonnes(part.tonnes)}</b> <span className="dim2">{share(part.tonnes, total)}</span>
            </span>
          ))}
        </p>
      )}
    </>
  )
}
