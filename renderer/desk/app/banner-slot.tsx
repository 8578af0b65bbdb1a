import { useNotices } from '../state/desk-context.tsx'
import { mostUrgent } from '../state/notice-store.ts'
import { Banner } from '../ui/banner.tsx'

/** The one place for a banner: the most urgent notice of the desk. */
export const BannerSlot = () => {
  const notice = useNotices((notices) => mostUrgent(notices.all))
  return notice === undefined ? null : (
    <Banner
      tone={notice.tone}
      fact={notice.fact}
      consequence={notice.consequence}
      action={notice.action}
      otherAction={notice.otherAction}
    />
  )
}
