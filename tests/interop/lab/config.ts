/** What the lab's configuration is made from. All addresses are loopback. */
export interface LabPorts {
  readonly http: number
  readonly sip: number
  readonly rtpFrom: number
  /** SIPp as the caller behind the trunk. */
  readonly trunk: number
  /** SIPp as the second operator. */
  readonly colleague: number
  /** SIPp as the specialist of line 2. */
  readonly specialist: number
}

export const OPERATOR_PASSWORD = 'interop-1001'
/** The workstation of a specialist of line 2. */
export const SPECIALIST_USER = '2101'
export const SPECIALIST_PASSWORD = 'interop-2101'

const asteriskConf = (dir: string): string => `[directories]
astcachedir => ${dir}/cache
astetcdir => ${dir}/conf
astmoddir => /usr/lib/x86_64-linux-gnu/asterisk/modules
astvarlibdir => /var/lib/asterisk
astdbdir => ${dir}/db
astkeydir => ${dir}/db
astdatadir => /usr/share/asterisk
astagidir => /usr/share/asterisk/agi-bin
astspooldir => ${dir}/spool
astrundir => ${dir}/run
astlogdir => ${dir}/log
[options]
verbose = 3
`

const modulesConf = `[modules]
autoload=yes
noload => res_geolocation.so
noload => chan_iax2.so
noload => chan_unistim.so
noload => chan_skinny.so
noload => chan_mgcp.so
noload => res_config_ldap.so
noload => cdr_pgsql.so
noload => cel_pgsql.so
noload => res_hep.so
noload => pbx_dundi.so
noload => res_snmp.so
noload => res_phoneprov.so
noload => res_fax_spandsp.so
`

const webrtcOperator = (user: string, password: string): string => `
[${user}]
type=endpoint
transport=ws
context=from-operator
disallow=all
allow=opus,alaw
webrtc=yes
dtmf_mode=rfc4733
direct_media=no
rewrite_contact=yes
rtp_symmetric=yes
media_address=127.0.0.1
bind_rtp_to_media_address=yes
send_pai=yes
trust_id_outbound=yes
auth=${user}
aors=${user}
[${user}]
type=auth
auth_type=userpass
username=${user}
password=${password}
[${user}]
type=aor
max_contacts=1
remove_existing=yes
qualify_frequency=0
`

const sippEndpoint = (name: string, port: number): string => `
[${name}]
type=endpoint
transport=udp
context=from-operator
disallow=all
allow=alaw
direct_media=no
media_address=127.0.0.1
bind_rtp_to_media_address=yes
send_pai=yes
aors=${name}
[${name}]
type=aor
contact=sip:${name}@127.0.0.1:${String(port)}
qualify_frequency=0
`

// Browser and trunk share 127.0.0.1: without this order the operator's requests would be taken for the trunk's.
const pjsipConf = (ports: LabPorts): string => `[global]
type=global
endpoint_identifier_order=username,ip,anonymous
[ws]
type=transport
protocol=ws
bind=127.0.0.1
[udp]
type=transport
protocol=udp
bind=127.0.0.1:${String(ports.sip)}
${webrtcOperator('1001', OPERATOR_PASSWORD)}
${webrtcOperator(SPECIALIST_USER, SPECIALIST_PASSWORD)}
${sippEndpoint('1002', ports.colleague)}
${sippEndpoint('specialist', ports.specialist)}
[trunk]
type=endpoint
transport=udp
context=from-trunk
disallow=all
allow=alaw
direct_media=no
media_address=127.0.0.1
bind_rtp_to_media_address=yes
trust_id_inbound=yes
aors=trunk
[trunk]
type=aor
contact=sip:trunk@127.0.0.1:${String(ports.trunk)}
[trunk]
type=identify
endpoint=trunk
match=127.0.0.1
`

const queuesConf = `[general]
persistentmembers=no
[line1]
strategy=ringall
timeout=20
retry=1
wrapuptime=0
ringinuse=yes
musicclass=default
member => PJSIP/1001
[both]
strategy=ringall
timeout=20
retry=1
ringinuse=yes
musicclass=default
member => PJSIP/1001
member => PJSIP/1002
[line2]
strategy=rrmemory
timeout=20
retry=1
ringinuse=yes
musicclass=default
member => PJSIP/specialist
`

// 8000 and 8001 are queues; the caller's legs are recorded apart, so that a test can measure what he said and heard.
const extensionsConf = (dir: string, trunk: number): string => `[general]
static=yes
[globals]
FL_TRUNK_PORT=${String(trunk)}
[op-headers]
exten => s,1,Set(PJSIP_HEADER(add,X-Client-Id)=\${FL_CLIENT})
 same => n,Set(PJSIP_HEADER(add,X-Line)=support-b2b)
 same => n,Set(PJSIP_HEADER(add,X-DID)=\${FL_DID})
 same => n,Set(PJSIP_HEADER(add,X-Call-Uid)=\${FL_UID})
 same => n,Return()
[escalation-headers]
exten => s,1,Set(PJSIP_HEADER(add,X-Escalation)=\${FL_ESCALATION})
 same => n,Return()
[from-trunk]
exten => _800X,1,Answer()
 same => n,Set(__FL_CLIENT=\${PJSIP_HEADER(read,X-Client-Id)})
 same => n,Set(__FL_DID=\${EXTEN})
 same => n,Set(__FL_UID=\${UNIQUEID})
 same => n,MixMonitor(${dir}/spool/\${CALLERID(num)}.wav,r(${dir}/spool/\${CALLERID(num)}-said.wav)t(${dir}/spool/\${CALLERID(num)}-heard.wav))
 same => n,Queue(\${IF(\$["\${EXTEN}"="8001"]?both:line1)},b(op-headers^s^1),,,60)
 same => n,Hangup()
[from-operator]
exten => 2000,1,Queue(line2,,,,60)
 same => n,Hangup()
exten => 2001,1,Dial(PJSIP/specialist,30)
 same => n,Hangup()
exten => ${SPECIALIST_USER},1,Set(FL_ESCALATION=\${PJSIP_HEADER(read,X-Escalation)})
 same => n,Set(__FL_ESCALATION=\${FL_ESCALATION})
 same => n,Dial(PJSIP/${SPECIALIST_USER},30,b(escalation-headers^s^1))
 same => n,Hangup()
exten => _+7XXXXXXXXXX,1,Dial(PJSIP/trunk/sip:\${EXTEN}@127.0.0.1:\${FL_TRUNK_PORT},30)
 same => n,Hangup()
exten => 3000,1,Answer()
 same => n,Read(FL_TONES,,4,,1,20)
 same => n,NoOp(firstline-tones=\${FL_TONES})
 same => n,System(/bin/sh -c "echo \${FL_TONES} > ${dir}/spool/tones")
 same => n,Wait(30)
exten => 3001,1,Answer()
 same => n,Echo()
exten => 3002,1,Busy(5)
exten => 3003,1,Ringing()
 same => n,Wait(60)
`

const rtpConf = (ports: LabPorts, ownAddresses: readonly string[]): string => `[general]
rtpstart=${String(ports.rtpFrom)}
rtpend=${String(ports.rtpFrom + 200)}
icesupport=yes
[ice_host_candidates]
${ownAddresses.map((address) => `${address} => 127.0.0.1`).join('\n')}
`

/** Every configuration file of the lab, by name. `dir` is its folder as the PBX sees it. */
export function labConfig(dir: string, ports: LabPorts, ownAddresses: readonly string[]): Readonly<Record<string, string>> {
  return {
    'asterisk.conf': asteriskConf(dir),
    'modules.conf': modulesConf,
    'logger.conf': '[general]\n[logfiles]\nmessages.log => notice,warning,error,verbose(3)\n',
    'http.conf': `[general]\nenabled=yes\nbindaddr=127.0.0.1\nbindport=${String(ports.http)}\n`,
    'pjsip.conf': pjsipConf(ports),
    'rtp.conf': rtpConf(ports, ownAddresses),
    'queues.conf': queuesConf,
    'extensions.conf': extensionsConf(dir, ports.trunk),
    'musiconhold.conf': `[default]\nmode=files\ndirectory=${dir}/moh\n`,
    'cli.conf': '[startup_commands]\n',
    'features.conf': '[general]\n',
    'indications.conf':
      '[general]\ncountry=us\n[us]\ndescription=US\nring=440+480/2000,0/4000\nbusy=480+620/500,0/500\ncongestion=480+620/250,0/250\ndial=350+440\n',
  }
}
