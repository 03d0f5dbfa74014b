import { useEffect, useRef } from 'react'

const storageKey = 'tonne.singleKeys'

/** Single letters can be turned off (WCAG 2.1.4). */
export const singleKeysOn = (): boolean => localStorage.getItem(storageKey) !== 'off'
export const setSingleKeys = (on: boolean): void => localStorage.setItem(storageKey, on ? 'on' : 'off')

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const chordMilliseconds = 1200

/**
 * Keys of the shell or of one page: `{ '/': focusSearch, 'g h': goHome, 'b': buy }`. Letters do nothing while somebody types,
 * while a modifier is held, or when turned off. Every key has a button that does the same.
 */
export const useKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const latest = useRef(keys)
  const first = useRef<{ key: string; at: number } | undefined>(undefined)
  useEffect(() => {
    latest.current = keys
  }, [keys])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !singleKeysOn())
        return
      const before = first.current && Date.now() - first.current.at < chordMilliseconds ? first.current.key : undefined
      const act = (before && latest.current[`${before} ${event.key}`]) || latest.current[event.key]
      first.current = act ? undefined : { key: event.key, at: Date.now() }
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
