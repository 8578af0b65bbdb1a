/** The queue of line 3 and the accounts before it. Passwords are the names with `-password` behind. */
export const RT_QUEUE = 'Line 3'
export const RT_SEAT = 'firstline'
export const RT_LINE_THREE = 'line3'
export const RT_STRANGER = 'stranger'
export const rtPassword = (user: string): string => `${user}-password`

/** Configuration of one server; `home` as it is seen from inside the root. No mail leaves it. */
export const rtSiteConfig = (home: string, port: number): string => `
Set($rtname, 'lab');
Set($Organization, 'lab.example');
Set($Timezone, 'UTC');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${String(port)});
Set($WebPath, '');
Set($WebBaseURL, 'http://127.0.0.1:${String(port)}');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '${home}/rtdb');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'error');
Set($MailCommand, 'testfile');
Set($WebSessionClass, 'Apache::Session::File');
1;
`

/** Makes the queue, the accounts with their rights, and a token for the seat, which it prints. */
export const RT_SEED = `
use strict; use warnings;
use lib '/usr/share/request-tracker5/lib';
use RT; RT::LoadConfig(); RT::Init();
my $sys = RT->SystemUser;
my $queue = RT::Queue->new($sys);
my ($ok, $msg) = $queue->Create(Name => '${RT_QUEUE}');
die $msg unless $ok;
my %rights = (
  '${RT_SEAT}' => [qw(SeeQueue CreateTicket ShowTicket)],
  '${RT_LINE_THREE}' => [qw(SeeQueue ShowTicket ReplyToTicket ModifyTicket OwnTicket)],
  '${RT_STRANGER}' => [],
);
for my $name (sort keys %rights) {
  my $user = RT::User->new($sys);
  ($ok, $msg) = $user->Create(Name => $name, Privileged => 1, Password => "$name-password", EmailAddress => "$name\\@lab.example");
  die $msg unless $ok;
  for my $right (@{ $rights{$name} }) {
    ($ok, $msg) = $user->PrincipalObj->GrantRight(Right => $right, Object => $queue);
    die $msg unless $ok;
  }
}
my $seat = RT::User->new($sys);
$seat->Load('${RT_SEAT}');
my ($made, $why, $token) = RT::AuthToken->new($sys)->Create(Owner => $seat->Id, Description => 'Firstline');
die $why unless $made;
print "$token\\n";
`
