import { Drawer } from 'antd'
import { useTexts } from '../../i18n/index.ts'
import type { OpenWorking } from './context.tsx'
import { WorkingPanel } from './working-panel.tsx'

/** Loaded with the first figure that is opened on a page without a dock. */
const WorkingDrawer = ({ open, onClose }: { readonly open: OpenWorking; readonly onClose: () => void }) => {
  const { t, say } = useTexts()
  const phone = window.innerWidth <= 820
  return (
    <Drawer
      open
      onClose={onClose}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '88vh' : 520}
      closable={false}
      aria-label={t('working.title', { name: open.title ?? say(open.working.label) })}
      styles={{ body: { padding: 0, background: 'var(--sunk)' } }}
    >
      <WorkingPanel working={open.working} title={open.title} stacked onClose={onClose} />
    </Drawer>
  )
}

export default WorkingDrawer
