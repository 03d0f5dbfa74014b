import type { ReactNode } from 'react'

export interface SheetProps {
  readonly title?: ReactNode
  /** Units, basis and time of what is shown; right in the head. */
  readonly note?: ReactNode
  readonly label?: string | undefined
  readonly className?: string
  /** Puts the children inside the padding; tables go edge to edge without it. */
  readonly padded?: boolean
  readonly children: ReactNode
}

/** The only container: a heavy rule on top, hairlines inside, no shadow, no rounding. */
export const Sheet = ({ title, note, label, className, padded, children }: SheetProps) => (
  <section className={`sheet ${className ?? ''}`} aria-label={label ?? (typeof title === 'string' ? title : undefined)}>
    {title !== undefined && (
      <header>
        <h2>{title}</h2>
        {typeof note === 'string' ? <span className="sm">{note}</span> : note}
      </header>
    )}
    {padded ? <div className="in">{children}</div> : children}
  </section>
)

export interface PageHeadProps {
  readonly trail: readonly ReactNode[]
  readonly title: ReactNode
  readonly meta?: ReactNode
  /** At most three; the primary one last. */
  readonly actions?: ReactNode
}

export const PageHead = ({ trail, title, meta, actions }: PageHeadProps) => (
  <>
    <div className="crumb">
      {trail.map((part, index) => (
        <span key={index}>
          {index > 0 && ' / '}
          {part}
        </span>
      ))}
    </div>
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {meta !== undefined && <p className="meta">{meta}</p>}
      </div>
      {actions !== undefined && <div className="acts">{actions}</div>}
    </div>
  </>
)

export const Unit = ({ children }: { readonly children: ReactNode }) => <span className="unit">{children}</span>

export type TagKind = 'plain' | 'waiting' | 'refused' | 'done' | 'accent' | 'pledged' | 'frozen' | 'limit-up' | 'limit-down'

export const Tag = ({ kind = 'plain', children }: { readonly kind?: TagKind; readonly children: ReactNode }) => (
  <span className={kind === 'plain' ? 'tag' : `tag ${kind}`}>{children}</span>
)
