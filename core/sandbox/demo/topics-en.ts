import type { Some } from './random.ts'
import type { Topic, TopicContact, TopicStage } from './topic.ts'

const step = (title: string, doing: string): TopicStage => ({ title, doing })
const contact = (title: string, outcome: string, note?: string): TopicContact => ({ title, outcome, ...(note !== undefined && { note }) })

const business: Some<Topic> = [
  {
    request: 'Registering a business',
    process: { id: 'business-registration', stageIds: ['application', 'identity', 'tax-service', 'account'] },
    stages: [
      step('Application received', 'checking the form'),
      step('Identity confirmed', 'waiting for the app'),
      step('Documents at the tax service', 'answer within 3 working days'),
      step('Account opened', 'preparing the details'),
    ],
    contacts: [
      contact('Identity step fails in the app', 'Solved', 'Updating the app helped'),
      contact('Which documents were sent', 'Answered'),
      contact('When will the registration be ready', 'Answered', 'Within 3 working days'),
    ],
    told: 'The app stops at the passport step and refuses the photo. We tried two phones, same thing.',
    promise: 'Tell the answer of the tax service',
    owner: 'Registration team',
  },
  {
    request: 'Call recording missing in the CRM',
    process: { id: 'recording-delivery', stageIds: ['taken', 'found', 'delivering', 'in-card'] },
    stages: [
      step('Request taken', 'looking for the call'),
      step('Call found', 'comparing time and number'),
      step('Recording on its way', 'delivery is repeated for a day'),
      step('Recording in the card', 'checking with the client'),
    ],
    contacts: [
      contact('No recording in the card', 'Passed to line 2', 'Delivery is being repeated'),
      contact("Yesterday's recording does not open", 'Solved', 'Access rights renewed'),
      contact('Recordings arrive late', 'Answered'),
    ],
    told: 'The call was yesterday at about three. The card is there, the recording is not, and we need it.',
    promise: 'Tell when the recording is in the card',
    owner: 'Line 2',
  },
  {
    request: 'Weekend forwarding',
    process: { id: 'weekend-forwarding', stageIds: ['agreed', 'setting-up', 'testing', 'working'] },
    stages: [
      step('Scheme agreed', 'waiting for the list of numbers'),
      step('Being set up', 'the specialist on duty is on it'),
      step('Test calls', 'calling every number'),
      step('Works', 'watching the first calls'),
    ],
    contacts: [
      contact('Calls do not reach the manager on duty', 'Passed to line 2', 'Changed the same day'),
      contact('Add a number to the forwarding', 'Solved'),
      contact('Who answers on holidays', 'Answered'),
    ],
    told: 'On Saturday nobody on our side picked up. A call has to go on until somebody answers.',
    promise: 'Test the forwarding on Friday evening',
    owner: 'Line 2',
  },
]

const personal: Some<Topic> = [
  {
    request: 'Mortgage: collecting the papers',
    process: { id: 'mortgage', stageIds: ['approved', 'borrower-papers', 'property-papers', 'signing', 'registration'] },
    stages: [
      step('Approved', 'valid for 90 days'),
      step("Borrower's papers", 'the income statement is missing'),
      step('Papers of the flat', 'waiting for the valuation'),
      step('Signing', 'agreeing on the day'),
      step('Registration', 'up to 5 working days'),
    ],
    contacts: [
      contact('Which mortgage papers are missing', 'Answered', 'List sent to the chat'),
      contact('Is an electronic statement accepted', 'Answered'),
      contact('Move the day of signing', 'Solved'),
    ],
    told: 'I sent the income statement twice and the app still says it is missing.',
    promise: 'Tell whether the papers are accepted',
    owner: 'Mortgage centre',
  },
  {
    request: 'Card delivery',
    process: { id: 'card-delivery', stageIds: ['ordered', 'made', 'courier', 'delivered'] },
    stages: [
      step('Order taken', 'checking the address'),
      step('Card made', 'handing over to the courier'),
      step('With the courier', 'between 10:00 and 18:00'),
      step('Delivered', 'waiting for activation'),
    ],
    contacts: [
      contact('Where is the card', 'Answered', 'New delivery date set'),
      contact('Move the delivery to the evening', 'Solved'),
      contact('The courier did not come', 'Callback promised'),
    ],
    told: 'The card was promised for Tuesday. I stayed at home half a day, nobody came and nobody called.',
    promise: 'Give the exact time of delivery',
    owner: 'Delivery service',
  },
  {
    request: 'Disputed charge',
    process: { id: 'disputed-charge', stageIds: ['taken', 'shop-asked', 'decision', 'returned'] },
    stages: [
      step('Request taken', 'checking the payment'),
      step('Shop asked', 'answer within 10 days'),
      step('Decision', 'preparing the answer'),
      step('Money returned', 'within 3 days'),
    ],
    contacts: [
      contact('A charge that was never made', 'Request opened', 'Card blocked'),
      contact('When will the money be back', 'Answered'),
      contact('Charged twice in a shop', 'Solved', 'Second charge cancelled'),
    ],
    told: 'I was charged twice within a minute. There is one receipt, and the shop says it got the money once.',
    promise: 'Tell the decision on the charge',
    owner: 'Claims',
  },
]

export const topicsEn = { business, private: personal }
