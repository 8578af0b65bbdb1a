import type { Client } from '../../core/domain/client/client.ts'
import { cardFacts } from '../../core/domain/script/card-lines.ts'
import type { Facts } from '../../core/domain/script/facts.ts'

/** What a card tells a script about a client of the scenarios and his likeliest request, as an operator would say it. */
export function scenarioFacts(client: Client, lineTitle: string): Facts {
  const { name, company, segment, vip, language, city, status, manager, roles, requests, promise, told, facts } = client
  const [request] = requests
  const stage = request?.stages[request.currentStage]
  const [role] = roles
  const texts: Readonly<Record<string, string | undefined>> = {
    'client.firstName': name.given,
    'client.address': [name.given, name.patronymic ?? ''].join(' ').trim(),
    'client.fullName': [name.given, name.patronymic ?? '', name.family].join(' '),
    'client.company': company,
    'client.city': city,
    'client.manager': manager?.name,
    'role.kind': roles.length === 1 ? role?.kind : undefined,
    'role.title': roles.length === 1 ? role?.title : undefined,
    'request.number': request?.number,
    'request.title': request?.title,
    'request.stage': stage?.title,
    'request.stageId': request?.stageId,
    'request.stageNote': stage?.note,
    'request.processId': request?.processId,
    'request.owner': request?.owner,
    'request.due': language === 'ru' ? 'сегодня до 15:30' : 'by 15:30 today',
    'promise.text': promise?.text,
    'told.words': told?.text,
  }
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)),
    ...cardFacts(facts, language),
    'client.known': true,
    'client.segment': segment,
    'client.vip': vip,
    'client.language': language,
    'client.status': status,
    'client.verified': false,
    'role.confirmed': roles.length === 1,
    'request.open': request !== undefined,
    'promise.broken': promise !== undefined && promise.dueAt < Date.now(),
    'call.line': lineTitle,
    'call.direction': 'incoming',
    'call.repeat': 3,
    'operator.name': language === 'ru' ? 'Анна Лебедева' : 'Anna Lebedeva',
  }
}
