import { useId, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { ask, type Params } from '../api/client.ts'
import type { Working } from '../api/types.ts'
import { useWorking } from './working/context.tsx'

export interface FigureProps {
  /** The figure as it is shown, formatted. */
  readonly children: ReactNode
  /** The tree, where the view sent it. */
  readonly working?: Working | undefined
  /** Or the view that answers with it, asked on opening. */
  readonly explain?: { readonly view: string; readonly params?: Params } | undefined
  /** Or what fetches it, where a view answers with more than one tree. */
  readonly load?: (() => Promise<Working | undefined>) | undefined
  readonly title?: string
  readonly className?: string
}

const fetchOf = async ({ view, params }: NonNullable<FigureProps['explain']>): Promise<Working> => {
  const answer = await ask<{ working: Working } | Working>(view, params)
  return 'working' in answer ? answer.working : answer
}

/** A figure with its working: dotted underline; click, Enter or `=` opens the tree. Without a working it is plain text. */
export const Figure = ({ children, working, explain, load, title, className }: FigureProps) => {
  const id = useId()
  const { current, open } = useWorking()
  const [asking, setAsking] = useState(false)
  if (!working && !explain && !load) return <span className={className}>{children}</span>
  const isOpen = current?.id === id
  const show = () => {
    if (working) return open({ id, working, title })
    const fetched = load?.() ?? (explain && fetchOf(explain))
    if (!fetched || asking) return undefined
    setAsking(true)
    return void fetched.then((found) => found && open({ id, working: found, title })).finally(() => setAsking(false))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== '=') return
    event.preventDefault()
    show()
  }
  const onClick = (event: MouseEvent) => {
    event.stopPropagation()
    show()
  }
  return (
    <button
      type="button"
      className={`fig${isOpen ? ' on' : ''}${className ? ` ${className}` : ''}`}
      aria-expanded={isOpen}
      aria-busy={asking}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {children}
    </button>
  )
}
