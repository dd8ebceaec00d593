import type { WordLists } from '../../lexicon.ts'

/** What does not work, by topic. */
export const technical: WordLists = {
  error_message: `
    4 error code, error message, (getting|get|see|shows|throws|returns|receive) .. error, stack trace, exception, traceback
    4 something went wrong, unexpected error, internal server error, unknown error, error 500, error 404, error 403, 500 error, 502, 503, 504, bad gateway
    4 fatal error, syntax error, null pointer, segfault, console error, validation error, permission denied, access denied, http 500, status code
    3 error, errors, 404, 403, 500, 422
    2 fails with, failed with, throws, err`,
  crash: `
    5 app crashes, keeps crashing, crash on (startup|launch|start), crashes when, crashes every time, closes itself, force close, closes by itself, shuts down by itself, quits unexpectedly
    4 crash, crashed, crashing, freezes, frozen, hangs, hanging, blue screen, blank screen, white screen, black screen, blank page, white page, unresponsive, not responding, does not respond
    4 won't (start|open|launch), will not (start|open|launch), does not (start|launch|open), won't load, stuck on (loading|splash|the loading)
    4 stuck (at|on) .. (screen|percent|loading), loading forever, keeps (spinning|loading), endless loading, infinite loop, spinner
    2 stuck`,
  slow: `
    4 very slow, extremely slow, so slow, too slow, really slow, painfully slow, takes forever, takes ages, takes minutes, super slow, dead slow
    4 loading times, load time, takes .. (seconds|minutes) to load, performance (issue|issues|problem|problems|degradation), (video|videos|call|calls|audio|meeting|meetings|stream) .. (lag|lags|freeze|freezes|freezing|choppy|stutter|stutters|drop|drops|cut out|cuts out), laggy, lagging, high latency, sluggish, times out, timeout, slow (to load|performance|loading|response)
    3 slow, slower, slowly, latency, lag, slowness, response time`,
  api: `
    5 api (returns|call|calls|request|requests|error|errors|key|keys|token|endpoint|endpoints|response|limit|limits|is), rest api, graphql, rate limit, rate limited, rate limiting, too many requests, 429
    4 api, endpoint, endpoints, sdk, oauth, bearer token, access token, json, payload, curl, postman, pagination, http status, 401 unauthorized, unauthorized, client secret, redirect uri, cors
    3 developer, http, request body, query parameter, python, javascript, node js, php, library`,
  webhook: `
    6 webhook, webhooks, callback url, webhook signature, webhook deliveries
    3 callbacks, event delivery, hmac`,
  integration: `
    5 (slack|salesforce|hubspot|jira|zapier|shopify|zendesk|outlook|google calendar|teams|github|gitlab|quickbooks|xero|sap|stripe|mailchimp|wordpress|netsuite|notion|trello|asana|servicenow|power bi|tableau|okta|azure) .. (integration|integrate|connection|connector|connect|sync|plugin|app|stopped)
    5 (integration|connection|connector|connect|connecting|sync|integrate|integrating|synced) .. (slack|salesforce|hubspot|jira|zapier|shopify|zendesk|outlook|google|teams|github|gitlab|quickbooks|xero|sap|stripe|mailchimp|wordpress|netsuite|crm|erp|notion|servicenow|power bi|dynamics)
    4 integration, integrations, integrate, integrating, connector, third party, disconnects, middleware, iframe, embed code
    2 salesforce, hubspot, zapier, jira, shopify, connect to, connection between, erp, crm, plugin, extension`,
  single_sign_on: `
    6 single login, single signin, single signon, sso, saml, scim, ldap, active directory, okta, entra, azure ad, identity provider, idp, adfs, openid connect
    4 user provisioning, directory sync, just in time provisioning, federated`,
  sync: `
    5 (not|stopped|stops|no longer|isn't) .. (syncing|sync|synchronizing), sync (fails|failed|error|issue|issues|problem), out of sync, does not sync, synchronization, synchronisation, will not sync
    4 sync, syncing, synced, not updating, does not update, does not refresh, not refreshing, duplicates .. (records|contacts|entries), shows old data, stale data
    2 refresh, real time`,
  import_export: `
    5 (import|export|upload) .. (fails|failed|failing|stuck|error|empty|broken|wrong|stops|corrupted|does not work|not working), (fails|failed|cannot|unable|trying) .. to (import|export)
    5 cannot .. (import|export|upload), csv (import|export|upload|file), exported file, import job, bulk import, bulk upload
    3 import, export, csv, xlsx, spreadsheet, importing, exporting, exported, excel`,
  data_loss: `
    7 data loss, lost (all|our|my) .. (data|records|files|work|documents|projects|contacts|history|messages|notes), (all|our|my|the) .. (data|records|files|documents|projects|contacts|history|messages|entries|notes|photos) .. (gone|disappeared|vanished|wiped|missing|lost|been deleted|was deleted|were deleted|got deleted)
    7 accidentally (deleted|removed|overwrote|overwritten|erased|wiped), by (mistake|accident) .. (deleted|removed|erased), (deleted|removed|erased|overwrote) .. by (mistake|accident), (restore|recover|recovery of|recovering|undelete) .. (data|file|files|deleted|records|backup|documents|project|database|workspace|contacts|tickets|board|account data)
    6 data recovery, restore from backup, recover deleted, wiped out, (everything|all) .. (gone|vanished|disappeared|been deleted|been wiped), corrupted (data|database|file|files), data corruption, database corruption, data .. (disappeared|vanished|is gone|are gone|wiped), (disappeared|vanished) .. (data|records|files|projects)
    4 disappeared, vanished, wiped, undelete, overwritten, restore .. backup`,
  wrong_data: `
    5 (wrong|incorrect|inaccurate) .. (data|numbers|figures|results|total|totals|values|count|report|time|timezone|date|dates|statistics|calculation), does not match .. (report|dashboard|export|data), (numbers|figures|totals|counts) .. (not match|do not add up|off|wrong|incorrect|different)
    4 (show|shows|showing|displays|returns) (zero|0|nothing|null|no data), miscalculated, double counted, discrepancy in .. (data|report|reports|numbers), duplicate (records|entries|contacts|orders), shows the wrong, displays the wrong, off by one, inconsistent (data|results)`,
  outage: `
    7 (site|website|service|system|platform|app|server|servers|production|everything|api|portal|application|whole thing|dashboard|tool|store|shop|checkout) .. (is|are|went|has been|been|be|still|completely) .. down, (is|are) .. (completely|totally) down, are you down, are you guys down, is .. down right now
    8 (whole|entire) (company|business|organization|organisation) (is|went) (completely )?down, (whole|entire) (company|business|organization|organisation) cannot (open|access|use|reach), all business .. (stopped|halted)
    6 outage, down again, service (unavailable|interruption|disruption), downtime, complete outage, nothing .. (works|working|loads), nobody .. can access, (system|service|site|website|platform) .. (unavailable|unreachable|offline|not available|not reachable|inaccessible)
    5 (cannot|unable to|can't) (reach|access) .. (site|website|service|platform|system|server|portal|application|dashboard|app|tool)
    3 unavailable, unreachable, inaccessible, status page`,
  security: `
    8 (security|data|privacy) (breach|incident|leak), data leak, leaked, leaking, vulnerability, vulnerabilities, xss, sql injection, ransomware, malware, exploit, exploited, cve, penetration test, bug bounty, csrf, idor, remote code execution
    7 (see|view|access|read|show|exposed) .. (other|another|someone|somebody|different) .. (customer|company|user|person|data|account|invoice|tenant|organization|ticket|record), exposed .. (data|publicly|credentials|keys|records|customer), (see|seeing|view|access|read) each other, (see|seeing|view|access) .. (somebody|someone|another person|other people) .. (data|address|addresses|orders|profile|documents)
    6 (api|secret|private|access) (key|keys|token) .. (leaked|exposed|compromised|public|committed|pushed), phishing, suspicious (activity|email|emails|traffic|access|requests|link), unauthorized (access|person|user), unauthorised (access|person), security (issue|hole|flaw|problem|concern|alert|bug), brute force, ddos, data exposure`,
  notifications: `
    5 (not|no longer|stopped|never|no|without) .. (receiving|getting|receive|get|received|sending|send|arrive|arriving|sent) .. (notification|notifications|email|emails|alert|alerts|reminder|reminders|push|sms), (notification|notifications|emails|alerts|reminders|email|sms) .. (not|never|stopped|no longer) .. (arrive|arriving|sent|working|delivered|coming|received|come|work|show)
    4 push notification, notifications, email notifications, emails .. (go|land|end up|going|landing) .. spam, emails bounce, smtp, dkim, spf, dmarc, email delivery, deliverability
    2 notification, alerts, reminder, reminders`,
  display: `
    4 (button|link|menu|page|screen|chart|graph|image|images|picture|icon|layout|text|logo|table|tab|form|field|popup|banner|widget|map|photo|photos|thumbnail|column) .. (not|missing|broken|disappeared|overlap|overlapping|overlaps|does nothing|misaligned|cut off|wrong|doesn't|won't|gone|greyed out|grayed out|distorted|blurry|unclickable)
    4 dark mode .. (broken|unreadable|wrong|looks), overlapping text, layout .. (broken|off|wrong|messed), rendering, does not display, not displayed, not showing, does not show, misaligned, typo in, typo on, spelling mistake, wrong color, wrong colour, greyed out, grayed out, cut off, font
    3 nothing happens, does nothing, can't click, cannot click, page not found, broken link, dead link, display (issue|problem|bug), cosmetic, pixel, glitch, scroll, scrolling`,
  app_device: `
    4 (iphone|ipad|android|ios|windows|macos|mac|linux|chrome|firefox|safari|edge|browser|samsung|pixel|mobile app|phone app|desktop app) .. (not|problem|issue|broken|cannot|will not|stopped), (not|fails|broken|stopped|problem|issue|bug|cannot|unable) .. (iphone|ipad|android|ios|chrome|firefox|safari|browser|mobile app|desktop app|tablet)
    4 cannot install, (fails|failed|unable|cannot|trying) .. install, (install|installation|installer|update) .. (fails|failed|error|stuck|not working)
    4 audio, microphone, camera, screen sharing, video call, video .. (not|play), printer, printing, print, bluetooth, wifi, wi fi
    2 browser, firefox, chrome, safari, iphone, android, ios, ipad, windows, macos, install, installation, cache, cookies, vpn, proxy, firewall, version`,
  upload: `
    5 (cannot|unable|not|fails|failed|trying|can't|error) .. (upload|attach|attaching|uploading|download|downloading), (upload|uploading|attachment|attachments|download|downloading|file|files|pdf|image|document) .. (fails|failed|stuck|not working|does not work|does not open|not open|will not open|corrupted|too large|rejected|not upload)
    3 upload, uploading, attachment, attachments, file size, download`,
  search: `
    4 search .. (not|no|returns|empty|broken|wrong|nothing|stopped|slow|does not|irrelevant), cannot find .. (search|filter), filter .. (not|broken|wrong|does not|ignored), search results, sorting .. (not|broken|wrong)
    2 search, filter, filters, sorting`,
  configuration: `
    5 custom domain, dns (record|records|settings), cname, ssl certificate, tls, certificate expired, ip whitelist, ip allowlist, whitelist our, allowlist, custom (configuration|workflow|script|field mapping|smtp|setup), reverse proxy, sandbox environment, staging environment, data residency
    4 configure, configuration, misconfigured, automation rule, automation rules, workflow rule, workflow rules, trigger .. (not|does not|fails|twice), cron, scheduled job, permissions matrix, environment variable, docker, kubernetes, self hosted, on premise
    2 settings, setting, automation, workflow, workflows, rule`,
  migration: `
    5 migrate, migrating, migration, migrated, move .. data .. (from|to) .. (another|old|new|other), data transfer from, switch from .. to your, import .. from .. (zendesk|old system|previous|competitor|freshdesk|legacy)
    3 legacy system`,
  bug: `
    4 after .. (update|upgrading|updating|upgrade|release), since .. (update|upgrade|release|version), latest (update|version|release)
    5 bug report, found a bug, reporting a bug, this is a bug, looks like a bug, seems .. a bug, regression
    4 bug, bugs, buggy, malfunction, defect, broken feature, no longer works, stopped working, does not work any more, not working any more, used to work, quit working
    3 not working, does not work, is not working, do not work, doesn't seem to work, not work, broken, fails, failed, failing, fail, failure, will not work, not functioning, malfunctioning, not responding, acting up, doesn't let me, will not let me, does not save, not saving, not saved
    2 (works|working|fixed|solved) (again|now|fine), fixed (it|the), weird, strange behavior, strange behaviour, odd behavior, unexpected (behavior|behaviour|result|results), technical (issue|problem|difficulty|difficulties|error|support), issue with .. (feature|page|app|function|tool|system|platform), troubleshoot, troubleshooting, screenshot, logs, log file, clear .. cache, reinstall, restarted, rebooted
    1 problem, issue, issues, problems, trouble, wrong, weird, does not, will not`,
  reproduction: `
    7 steps to reproduce, how to reproduce, reproduction steps, can be reproduced, can reproduce, able to reproduce, reproducible, repro steps, expected behavior, expected behaviour, actual behavior, actual behaviour, actual result, expected result, expected .. actual, happens every time (i|we|you)`,
  how_to: `
    3 how (do|can|would|should) (i|we|you) .. (export|import|create|add|use|set|setup|configure|enable|disable|filter|share|schedule|customize|customise|print|download|upload|connect|embed|archive|tag|merge|duplicate|copy|move|sort|search|attach|format|generate|build|run|automate|restore|undo|group|assign|hide|pin|record|install|insert|edit|translate|display|draw)
    3 how to (export|import|create|use|setup|configure|enable|disable|filter|share|schedule|customize|customise|print|download|upload|connect|embed|archive|tag|merge|duplicate|copy|sort|search|attach|generate|automate|restore|assign|install), where (do|can) i find .. (setting|settings|option|button|report|export|feature|menu|page), is there a way to .. (export|filter|schedule|print|sort|share|merge|undo|copy|group|bulk|automatically)
    2 step by step, instructions (for|on|to), tutorial, walk me through, guide me, user guide`,
}
