import type { ClientId } from '../../../../../core/domain/client/client.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useCallWork } from '../../../state/call-work-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { useAfterPaint } from './use-after-paint.ts'
import { workWords } from './work-words.ts'

/** In the head of the requests; its key is bound when the card is painted. */
export const NewRequestButton = ({ clientId }: { readonly clientId: ClientId }) => {
  const t = useWords(workWords)
  const { cardWork } = useCallWork()
  const isPainted = useAfterPaint()
  if (!isPainted) return null
  return (
    <Button size="small" tone="quiet" action="newRequest" onPress={() => cardWork.show(clientId, 'request')}>
      {t('create')}
    </Button>
  )
}
