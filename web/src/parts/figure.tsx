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
  readonly title?: string
  readonly className?: string
}

/** A figure with its working: dotted underline; click, Enter or `=` opens the tree. Without a working it is plain text. */
export const Figure = ({ children, working, explain, title, className }: FigureProps) => {
  const id = useId()
  const { current, open } = useWorking()
  const [asking, setAsking] = useState(false)
  if (!working && !explain) return <span className={className}>{children}</span>
  const isOpen = current?.id === id
  const show = () => {
    if (working) return open({ id, working, title })
    if (!explain || asking) return undefined
    setAsking(true)
    return void ask<{ working: Working } | Working>(explain.view, explain.params)
      .then((answer) => open({ id, working: 'working' in answer ? answer.working : answer, title }))
      .finally(() => setAsking(false))
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
