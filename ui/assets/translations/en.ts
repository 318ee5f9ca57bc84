<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="zh_CN">
<context>
    <name>ActsView</name>
    <message>
        <source>其他办理</source>
        <translation>Other acts</translation>
    </message>
    <message>
        <source>已收到申请人的书面撤回申请</source>
        <translation>The applicant&apos;s written withdrawal is here</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Do it</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>更正了什么（申请人已在更正处签名）</source>
        <translation>What was corrected (and signed by the applicant)</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>收下材料并出具收件凭证，五个工作日内必须受理或一次性告知；逾期视为受理。</source>
        <translation>Take the materials against a receipt. Within five working days accept or tell all defects; after that it counts as accepted.</translation>
    </message>
    <message>
        <source>错误可以当场改正。更正记入办件过程，办件状态不变。</source>
        <translation>An error that can be put right here. It is noted in the case; its state stays.</translation>
    </message>
    <message>
        <source>申请人在作出决定前撤回申请。材料凭收件凭证退还。</source>
        <translation>The applicant withdraws before the decision. Materials go back against the receipt.</translation>
    </message>
    <message>
        <source>只用于登记错误的无效记录，须值班长复核。记录和编号保留，不会删除。</source>
        <translation>Only for invalid records, with a supervisor&apos;s signature. Record and numbers stay.</translation>
    </message>
    <message>
        <source>怎样提醒的，如电话、短信</source>
        <translation>How: by phone, by message</translation>
    </message>
    <message>
        <source>问了什么（可不填）</source>
        <translation>What was asked (may stay empty)</translation>
    </message>
    <message>
        <source>提醒申请人补正。没有提醒过，逾期也不能按放弃处理。</source>
        <translation>Remind the applicant to correct. Without it silence is no giving up, however late.</translation>
    </message>
    <message>
        <source>列明随办件移交办理部门的材料，双方签名。</source>
        <translation>Lists the materials that go to the department with the case; both sides sign.</translation>
    </message>
    <message>
        <source>交申请人凭以领取结果，写明领取地点和日期。</source>
        <translation>For the applicant to collect the result with; names place and day.</translation>
    </message>
    <message>
        <source>只来咨询的，带走事项的材料、时限和依据。办件状态不变。</source>
        <translation>For who came only to ask: the item&apos;s materials, limits and basis. The case stays as it is.</translation>
    </message>
    <message>
        <source>延长审批（经批准顺延，时间照算）</source>
        <translation>Extension (approved; the days are counted)</translation>
    </message>
    <message>
        <source>程序和依据，如“组织专家评审，办理部门函〔2026〕3号”</source>
        <translation>Procedure and ground, such as “expert review, letter 3/2026 of the department”</translation>
    </message>
    <message>
        <source>办理部门凭什么说明已结束</source>
        <translation>What the department says it is over by</translation>
    </message>
    <message>
        <source>需要几个工作日</source>
        <translation>How many working days it takes</translation>
    </message>
    <message>
        <source>批准人</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>登记办理部门书面决定的听证、检验、评审等，出具告知书；所需时间不计入期限，须值班长复核。</source>
        <translation>Enter what the department decided in writing: hearing, test, review. The notice is given; its time is not counted; a supervisor signs.</translation>
    </message>
    <message>
        <source>特别程序结束，办理继续。已用去的工作日加到承诺日期上。</source>
        <translation>The special procedure is over and handling goes on. The working days it took are added to the promised day.</translation>
    </message>
    <message>
        <source>每份已收材料打一张标签：收件编号条码和材料名称，不含个人信息。</source>
        <translation>One label for each material that is here: receipt number as bar code and its name, nothing personal.</translation>
    </message>
</context>
<context>
    <name>ApplicantCard</name>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>请把证件放在读卡器上，或在表单中填写。</source>
        <translation>Lay the ID card on the reader, or fill in the form.</translation>
    </message>
    <message>
        <source>读卡 {time}</source>
        <translation>Card read {time}</translation>
    </message>
    <message>
        <source>证件已过期 {day}</source>
        <translation>ID expired {day}</translation>
    </message>
    <message>
        <source>证件将到期 {day}</source>
        <translation>ID expires soon, {day}</translation>
    </message>
    <message>
        <source>证件有效 {day}</source>
        <translation>ID valid to {day}</translation>
    </message>
    <message>
        <source>代办</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>证件照片</source>
        <translation>Photo of the card</translation>
    </message>
    <message>
        <source>有人代办、监护或帮办，或改回本人办理 (Ctrl+D)</source>
        <translation>Somebody acts, guards or helps, or the applicant acts himself again (Ctrl+D)</translation>
    </message>
    <message>
        <source>由单位申请（法人、其他组织），或改回个人申请 (Ctrl+Shift+D)</source>
        <translation>A unit (legal person, other organisation) applies, or a person again (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Unified social credit code</translation>
    </message>
    <message>
        <source>单位申请：请填单位名称和统一社会信用代码，法定代表人到场的请读其证件。</source>
        <translation>A unit applies: fill in its name and unified social credit code; read the card of its representative if he is here.</translation>
    </message>
    <message>
        <source>个人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>{kind}：请读其证件。</source>
        <translation>{kind}: read the card, please.</translation>
    </message>
    <message>
        <source>先读申请人的证件，再读{kind}的。</source>
        <translation>Read the applicant&apos;s card first, then that of: {kind}.</translation>
    </message>
    <message>
        <source>未成年人，{age} 岁</source>
        <translation>A minor, aged {age}</translation>
    </message>
    <message>
        <source>应由监护人办理（Ctrl+D）</source>
        <translation>A guardian should act (Ctrl+D)</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>ClocksList</name>
    <message>
        <source>截至 {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>（暂定）</source>
        <translation> (provisional)</translation>
    </message>
    <message>
        <source>已超 {days} 个工作日</source>
        <translation>{days} working days late</translation>
    </message>
    <message>
        <source>还有 {days} 个工作日</source>
        <translation>{days} working days left</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>due today</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>年-月-日</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>年-月</source>
        <translation>YYYY-MM</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>日结</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>收工时按日结，与打印和平台核对。</source>
        <translation>At the end of work close the day: compares with printer and platform.</translation>
    </message>
    <message>
        <source>没有回答</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>{day}  受理 {local} · 凭条 {printed} · 平台 {platform} · 编号 用 {used} 废 {void} 缺 {missing}</source>
        <translation>{day}  accepted {local} · receipts {printed} · platform {platform} · numbers used {used} void {void} missing {missing}</translation>
    </message>
    <message>
        <source>日结相符：凭条、本机、平台一致。工号 {staff} {time}</source>
        <translation>The day agrees: receipts, window, platform. Staff no. {staff} {time}</translation>
    </message>
    <message>
        <source>日结不符：</source>
        <translation>The day does not agree: </translation>
    </message>
    <message>
        <source>平台没有回答，恢复后再结</source>
        <translation>no answer of the platform, close again when it is back</translation>
    </message>
    <message>
        <source>还有 {n} 条没上报</source>
        <translation>{n} not sent yet</translation>
    </message>
    <message>
        <source>平台退回 {n} 条，请处理</source>
        <translation>{n} returned, please look</translation>
    </message>
    <message>
        <source>平台缺 {n} 条，已自动重报，稍后再结</source>
        <translation>the platform lacked {n}, sent again, close again later</translation>
    </message>
    <message>
        <source>凭条存疑 {n} 件，请查看并补打</source>
        <translation>{n} receipts in doubt, look and reprint</translation>
    </message>
    <message>
        <source>没打凭条 {n} 件</source>
        <translation>{n} without a receipt</translation>
    </message>
    <message>
        <source>编号缺 {n} 个，请告知值班长</source>
        <translation>{n} numbers missing, tell the supervisor</translation>
    </message>
    <message>
        <source>平台没有 {numbers}</source>
        <translation>not at the platform: {numbers}</translation>
    </message>
    <message>
        <source>本机没有 {numbers}</source>
        <translation>not here: {numbers}</translation>
    </message>
    <message>
        <source>审计记录与平台留存的不一致：请勿改动本机，立即告知值班长和运维</source>
        <translation>the audit trail differs from what the platform keeps: change nothing here, tell the supervisor and the technician at once</translation>
    </message>
    <message>
        <source>容缺材料逾期 {numbers}，请催交或按规定处理</source>
        <translation>promised material late {numbers}: press for it or proceed by the rules</translation>
    </message>
    <message>
        <source> · 本月最多跑一次 {share:.1%}（{once} / {all}）</source>
        <translation> · one visit this month {share:.1%} ({once} / {all})</translation>
    </message>
    <message>
        <source>日结单</source>
        <translation>Day sheet</translation>
    </message>
    <message>
        <source> · 平台不给内容摘要，只核对了编号</source>
        <translation> · the platform tells no hashes: only ids were compared</translation>
    </message>
    <message>
        <source>平台上 {n} 条内容与本机不同，双方都没有改动，请到上报明细核对</source>
        <translation>{n} records read differently at the platform; neither side was changed, compare them in the list of records</translation>
    </message>
    <message>
        <source>平台多出记录 {numbers}，请告知值班长</source>
        <translation>the platform has records that are not here: {numbers}, tell the supervisor</translation>
    </message>
</context>
<context>
    <name>DecideView</name>
    <message>
        <source>其他需补正的内容（可不填）</source>
        <translation>Anything else to correct (optional)</translation>
    </message>
    <message>
        <source>如何补正</source>
        <translation>How to put it right</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>应当向哪个机关申请</source>
        <translation>Organ to apply to instead</translation>
    </message>
    <message>
        <source>出具告知书</source>
        <translation>Give notice</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>一次性告知</source>
        <translation>Tell once</translation>
    </message>
    <message>
        <source>选定情形，写明理由。通知书会写上复议和诉讼的权利。</source>
        <translation>Choose the ground, state the reason. The notice names the rights of review and suit.</translation>
    </message>
    <message>
        <source>以下 {count} 项会全部写进告知书，一次说全。</source>
        <translation>These {count} all go into the notice, told once and in full.</translation>
    </message>
    <message>
        <source>再次告知的理由（须值班长复核）</source>
        <translation>Reason for a second notice (a supervisor signs)</translation>
    </message>
    <message>
        <source>出具不予受理通知书</source>
        <translation>Give notice of non-acceptance</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>暂存与今日</source>
        <translation>Set aside and today</translation>
    </message>
    <message>
        <source>暂存 {drafts} · 今日 {done}</source>
        <translation>Set aside {drafts} · today {done}</translation>
    </message>
    <message>
        <source>出件</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>查办件</source>
        <translation>Find case</translation>
    </message>
</context>
<context>
    <name>DeviceDetail</name>
    <message>
        <source>重新检测</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>还没有设备报到</source>
        <translation>No device has reported yet</translation>
    </message>
    <message>
        <source>{time} 已重新检测，设备有应答。</source>
        <translation>Checked again at {time}: the device answered.</translation>
    </message>
    <message>
        <source>{time} 已要求重新检测，还没有新的应答。</source>
        <translation>Asked to check again at {time}: no new answer yet.</translation>
    </message>
    <message>
        <source>端口</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>最近应答</source>
        <translation>Last answer</translation>
    </message>
    <message>
        <source>今日故障</source>
        <translation>Faults today</translation>
    </message>
    <message>
        <source>设备自述</source>
        <translation>Device says</translation>
    </message>
    <message>
        <source>试机</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>{time} 端口打开着。这种设备不会应答，请用 F7 试机。</source>
        <translation>{time} The port is open. Such a device never answers: try it with F7.</translation>
    </message>
</context>
<context>
    <name>DropPane</name>
    <message>
        <source>补充说明（选“其他”时必填）</source>
        <translation>In your own words (needed for “Other”)</translation>
    </message>
    <message>
        <source>删去此页</source>
        <translation>Take it off</translation>
    </message>
    <message>
        <source>删去第 {number} 页：为什么？</source>
        <translation>Take page {number} off: why?</translation>
    </message>
</context>
<context>
    <name>EarlierBar</name>
    <message>
        <source>带入</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>以往办件 {day} {item}，可带入 {count} 项：{labels}</source>
        <translation>Earlier case {day} {item}: {count} fields can be taken over: {labels}</translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>待填</source>
        <translation>To fill in</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>读卡已带出此项。按 Esc 采用读卡内容。</source>
        <translation>The card gives this value. Press Esc to take it over.</translation>
    </message>
    <message>
        <source>查看{label}全文</source>
        <translation>Show {label} in full</translation>
    </message>
    <message>
        <source>{result}办结后带入</source>
        <translation>comes with the result: {result}</translation>
    </message>
    <message>
        <source>{items}需要</source>
        <translation>Required by {items}</translation>
    </message>
    <message>
        <source>请核对：{says}</source>
        <translation>Please check: {says}</translation>
    </message>
    <message>
        <source>第 {row} 行 {column}：{problem}</source>
        <translation>Row {row}, {column}: {problem}</translation>
    </message>
</context>
<context>
    <name>FindCase</name>
    <message>
        <source>查办件</source>
        <translation>Find case</translation>
    </message>
    <message>
        <source>编号、证件号或末四位、姓名、手机末四位，回车查找</source>
        <translation>Number, ID number or its last four, name, last four of the phone; Enter looks</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>最近的 {count} 件，请多输入几位</source>
        <translation>The latest {count}; type more to narrow it down</translation>
    </message>
    <message>
        <source>找到 {count} 件</source>
        <translation>{count} found</translation>
    </message>
    <message>
        <source>回车打开</source>
        <translation>Enter opens</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>作废草稿</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>暂存</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>再按一次确认作废</source>
        <translation>Press again to discard</translation>
    </message>
    <message>
        <source>承诺办结 {day}</source>
        <translation>Promised by {day}</translation>
    </message>
    <message>
        <source>（暂定）</source>
        <translation> (provisional)</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>Done on the spot</translation>
    </message>
    <message>
        <source>{days} 个工作日</source>
        <translation>{days} working days</translation>
    </message>
    <message>
        <source>{days} 天</source>
        <translation>{days} days</translation>
    </message>
    <message>
        <source>承诺时限 {limit}</source>
        <translation>Promised within {limit}</translation>
    </message>
    <message>
        <source>还没有选定事项（F3）</source>
        <translation>No item chosen yet (F3)</translation>
    </message>
    <message>
        <source>已齐全，可以受理</source>
        <translation>Complete, ready to accept</translation>
    </message>
    <message>
        <source>还缺 {count} 项：{names}</source>
        <translation>{count} still missing: {names}</translation>
    </message>
    <message>
        <source>一次性告知</source>
        <translation>Tell once</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>容缺受理</source>
        <translation>Accept tolerant</translation>
    </message>
    <message>
        <source>可容缺受理，承诺补交：{names}</source>
        <translation>May be accepted; to follow as promised: {names}</translation>
    </message>
    <message>
        <source>其他办理</source>
        <translation>Other acts</translation>
    </message>
    <message>
        <source>受理并办结</source>
        <translation>Accept and conclude</translation>
    </message>
    <message>
        <source>收件编号 {number}</source>
        <translation>Receipt number {number}</translation>
    </message>
    <message>
        <source>可以受理 {count} 项</source>
        <translation>{count} can be accepted</translation>
    </message>
    <message>
        <source>；其余还缺 {count} 项：{names}</source>
        <translation>; the others lack {count}: {names}</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>签退</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>锁屏</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>IssueView</name>
    <message>
        <source>领取人（本人可不填）</source>
        <translation>Taken by (empty = applicant)</translation>
    </message>
    <message>
        <source>快递单号</source>
        <translation>Waybill number</translation>
    </message>
    <message>
        <source>已核验领取人身份证件</source>
        <translation>Identity document checked</translation>
    </message>
    <message>
        <source>已核验原件</source>
        <translation>Originals checked</translation>
    </message>
    <message>
        <source>发放</source>
        <translation>Hand out</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>统一窗口出件</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>没有找到待发放的结果</source>
        <translation>No result waits here</translation>
    </message>
    <message>
        <source>登记签收</source>
        <translation>Signed for</translation>
    </message>
    <message>
        <source>寄出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>{day} 已寄出，单号 {waybill}。凭快递回执登记谁在哪天签收。</source>
        <translation>Sent on {day}, waybill {waybill}. Enter from the courier&apos;s receipt who signed for it and when.</translation>
    </message>
    <message>
        <source>收件人（本人可不填）</source>
        <translation>Addressee (empty = the applicant)</translation>
    </message>
    <message>
        <source>签收日期</source>
        <translation>Day of signature</translation>
    </message>
    <message>
        <source>已寄出，待签收</source>
        <translation>Sent, not signed for</translation>
    </message>
    <message>
        <source>要求邮寄</source>
        <translation>Courier wanted</translation>
    </message>
    <message>
        <source>登记到达</source>
        <translation>Note the arrival</translation>
    </message>
    <message>
        <source>电子发出</source>
        <translation>Send electronically</translation>
    </message>
    <message>
        <source>{day} 已电子发出，发往 {address}。登记哪天到达、凭什么知道。</source>
        <translation>Sent electronically on {day} to {address}. Note the day of its arrival and how that is known.</translation>
    </message>
    <message>
        <source>申请人选了电子送达，但没有签电子送达确认书：只能当面发放或邮寄。</source>
        <translation>The applicant chose electronic service but signed no consent to it: hand it out here or send it by courier.</translation>
    </message>
    <message>
        <source>已电子发出，待到达</source>
        <translation>Sent electronically, not yet arrived</translation>
    </message>
    <message>
        <source>要求电子送达</source>
        <translation>Electronic service wanted</translation>
    </message>
    <message>
        <source>已见申请人签名的电子送达确认书</source>
        <translation>The consent to electronic service was seen, signed by the applicant</translation>
    </message>
    <message>
        <source>按电子送达确认书，由平台发往 {address}。</source>
        <translation>By the consent to electronic service, the platform sends it to {address}.</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Came back</translation>
    </message>
    <message>
        <source>凭什么知道已到达，如平台回执；退回的写原因</source>
        <translation>How its arrival is known, such as the platform&apos;s receipt; why it came back</translation>
    </message>
    <message>
        <source>签收人；退回的写原因</source>
        <translation>Signed for by; or why it came back</translation>
    </message>
    <message>
        <source>领取人：{who}</source>
        <translation>Collected by {who}</translation>
    </message>
    <message>
        <source>领取人姓名（单位的须写明）</source>
        <translation>Who collects it (a name is needed for an organisation)</translation>
    </message>
    <message>
        <source>{who}的授权不在有效期内：看过新的授权再勾选，或请申请人来领。</source>
        <translation>The authority of {who} is not valid today: tick only after seeing a new one, or ask the applicant to come.</translation>
    </message>
    <message>
        <source>收件编号、办件编号、证件号码或单位代码，也可读卡、扫码</source>
        <translation>Receipt, case or certificate number, or an organisation’s code; or a card or a scan</translation>
    </message>
</context>
<context>
    <name>ItemCell</name>
    <message>
        <source>查看</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>单办</source>
        <translation>Alone</translation>
    </message>
    <message>
        <source>移出这一项，只去掉它自己的内容</source>
        <translation>Take this item out; only what is its own goes</translation>
    </message>
    <message>
        <source>移出 {name}</source>
        <translation>Take out {name}</translation>
    </message>
    <message>
        <source>这一项单独成一件，另作决定</source>
        <translation>Make this item a case of its own, to decide on it alone</translation>
    </message>
</context>
<context>
    <name>ItemGuide</name>
    <message>
        <source>包括事项</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>法定 {legal} · 承诺 {committed}</source>
        <translation>By law {legal} · committed {committed}</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>受理条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>流程</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>俗称</source>
        <translation>Also called</translation>
    </message>
    <message>
        <source>原件 {n}</source>
        <translation>originals {n}</translation>
    </message>
    <message>
        <source>复印件 {n}</source>
        <translation>copies {n}</translation>
    </message>
    <message>
        <source>可用 {words} 代替</source>
        <translation>{words} may stand for it</translation>
    </message>
    <message>
        <source>示例：{words}</source>
        <translation>Example: {words}</translation>
    </message>
    <message>
        <source>当场</source>
        <translation>on the spot</translation>
    </message>
    <message>
        <source>{n} 个工作日</source>
        <translation>{n} working days</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>何处办取：{words}</source>
        <translation>Where to get it: {words}</translation>
    </message>
</context>
<context>
    <name>ItemSearch</name>
    <message>
        <source>没有找到这样的事项。可试拼音首字母、俗称或编码。</source>
        <translation>No such item. Try pinyin initials, a common name or a code.</translation>
    </message>
    <message>
        <source>查找事项</source>
        <translation>Find an item</translation>
    </message>
    <message>
        <source>事项：拼音首字母 / 名称 / 俗称 / 编码</source>
        <translation>Item: pinyin initials / name / common name / code</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>Done on the spot</translation>
    </message>
    <message>
        <source>承诺 {days} 个工作日</source>
        <translation>In {days} working days</translation>
    </message>
    <message>
        <source>承诺 {days} 天</source>
        <translation>In {days} days</translation>
    </message>
    <message>
        <source>加办一项</source>
        <translation>Add an item</translation>
    </message>
    <message>
        <source>加办：拼音首字母 / 名称 / 俗称 / 编码</source>
        <translation>Add: pinyin initials / name / nickname / code</translation>
    </message>
    <message>
        <source>共 {all} 项，已带出 {done} 项</source>
        <translation>{done} of {all} fields filled</translation>
    </message>
    <message>
        <source>补录 {at} 收件</source>
        <translation>Entered later, received {at}</translation>
    </message>
    <message>
        <source>最近办过</source>
        <translation>Served lately</translation>
    </message>
</context>
<context>
    <name>JudgePane</name>
    <message>
        <source>哪里不合格？</source>
        <translation>What is wrong with it?</translation>
    </message>
    <message>
        <source>补充说明，写进一次性告知书</source>
        <translation>In your own words; goes into the one-time notice</translation>
    </message>
    <message>
        <source>记为不合格</source>
        <translation>Will not do</translation>
    </message>
    <message>
        <source>改为合格</source>
        <translation>Will do</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>will not do</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>will do</translation>
    </message>
</context>
<context>
    <name>LampStrip</name>
    <message>
        <source>{n} 台设备正常</source>
        <translation>{n} devices well</translation>
    </message>
    <message>
        <source>{n} 台设备全部正常</source>
        <translation>all {n} devices well</translation>
    </message>
    <message>
        <source>另 {n} 台须留意</source>
        <translation>{n} more to look at</translation>
    </message>
    <message>
        <source>{n} 台设备须留意</source>
        <translation>{n} devices to look at</translation>
    </message>
</context>
<context>
    <name>LaterView</name>
    <message>
        <source>开始补录</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>停机期间在纸上办的，照纸上的时间补录。时限从真实收件日起算，两个时间都上报，须值班长复核。</source>
        <translation>What was taken on paper while the window was dead is entered with the times on that paper. Time limits count from the true day, both times are reported, a supervisor signs.</translation>
    </message>
    <message>
        <source>补录</source>
        <translation>Enter later</translation>
    </message>
    <message>
        <source>收件时间</source>
        <translation>Received at</translation>
    </message>
    <message>
        <source>照纸上登记，如 2026-11-20 09:30</source>
        <translation>as on the paper, like 2026-11-20 09:30</translation>
    </message>
    <message>
        <source>受理时间</source>
        <translation>Accepted at</translation>
    </message>
    <message>
        <source>当场受理的照纸上填，只收件的不填</source>
        <translation>as on the paper; empty when it was only received</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>停机原因和纸质单号，如 停电，单号 0012</source>
        <translation>why the window was dead and the number on paper: power cut, sheet 0012</translation>
    </message>
</context>
<context>
    <name>MaterialsCard</name>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>选定事项后，这里列出需要的材料。</source>
        <translation>The materials needed are listed here once an item is chosen.</translation>
    </message>
    <message>
        <source>扫描</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>{name}：{count} 页</source>
        <translation>{name}: {count} pages</translation>
    </message>
    <message>
        <source>导入材料文件</source>
        <translation>Import material files</translation>
    </message>
    <message>
        <source>图像与 PDF (*.jpg *.jpeg *.png *.pdf)</source>
        <translation>Pictures and PDF (*.jpg *.jpeg *.png *.pdf)</translation>
    </message>
    <message>
        <source>{count} 页</source>
        <translation>{count} pages</translation>
    </message>
    <message>
        <source>承诺代替</source>
        <translation>Commitment instead</translation>
    </message>
    <message>
        <source>不用承诺代替</source>
        <translation>No commitment</translation>
    </message>
    <message>
        <source>{day} 前补交</source>
        <translation>to follow by {day}</translation>
    </message>
    <message>
        <source>停止扫描</source>
        <translation>Stop scanning</translation>
    </message>
    <message>
        <source>看页</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>取用</source>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>停止取用</source>
        <translation>Stop fetching</translation>
    </message>
    <message>
        <source>停止导入</source>
        <translation>Stop importing</translation>
    </message>
    <message>
        <source>预审：{words}</source>
        <translation>Pre-review: {words}</translation>
    </message>
</context>
<context>
    <name>NewerBar</name>
    <message>
        <source>改用新版</source>
        <translation>Take the newer version</translation>
    </message>
    <message>
        <source>等 {count} 处</source>
        <translation> and so on, {count} in all</translation>
    </message>
    <message>
        <source>事项已更新，草稿仍按旧版办理。{changes}{more}。</source>
        <translation>The item has changed; the draft is still served by the older version. {changes}{more}.</translation>
    </message>
    <message>
        <source>新增填写 {what}</source>
        <translation>{what} is asked now</translation>
    </message>
    <message>
        <source>不再填写 {what}</source>
        <translation>{what} is asked no more</translation>
    </message>
    <message>
        <source>{before} 改称 {after}</source>
        <translation>{before} is now called {after}</translation>
    </message>
    <message>
        <source>{what} 填写要求有变</source>
        <translation>{what} is checked otherwise</translation>
    </message>
    <message>
        <source>新增材料 {what}（{after}）</source>
        <translation>{what} is demanded now ({after})</translation>
    </message>
    <message>
        <source>不再收 {what}</source>
        <translation>{what} is demanded no more</translation>
    </message>
    <message>
        <source>{what} 材料要求有变</source>
        <translation>{what} is demanded otherwise</translation>
    </message>
    <message>
        <source>法定时限 {before} → {after}</source>
        <translation>legal limit {before} → {after}</translation>
    </message>
    <message>
        <source>承诺时限 {before} → {after}</source>
        <translation>committed limit {before} → {after}</translation>
    </message>
    <message>
        <source>{what} 的指南或规则有变</source>
        <translation>guide or rules of {what} changed</translation>
    </message>
    <message>
        <source>{what} 已取消</source>
        <translation>{what} is no longer offered</translation>
    </message>
    <message>
        <source>旧版填写、新版不再要求，受理前保留备查：{rows}</source>
        <translation>Filled in under the older version and asked no more, kept until acceptance: {rows}</translation>
    </message>
    <message>
        <source>{label} {shown}（{source}）</source>
        <translation>{label} {shown} ({source})</translation>
    </message>
    <message>
        <source>{what}：{before} 改为 {after}</source>
        <translation>{what} was {before}, is {after}</translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>OnlineOffers</name>
    <message>
        <source>此人已在网上申请，材料已预审的只核对原件：</source>
        <translation>This person applied online; of reviewed materials only look at the originals:</translation>
    </message>
    <message>
        <source>转为办件</source>
        <translation>Make it a case</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>平台来件</source>
        <translation>From the platform</translation>
    </message>
    <message>
        <source>全部立即上报</source>
        <translation>Send all now</translation>
    </message>
    <message>
        <source>重新上报这一条</source>
        <translation>Send this one again</translation>
    </message>
    <message>
        <source>已核对时间，继续受理</source>
        <translation>Time checked, go on</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>还有 {count} 条在后面等候</source>
        <translation>{count} more wait behind these</translation>
    </message>
    <message>
        <source>今日平台已收 {count} 条</source>
        <translation>{count} received by the platform today</translation>
    </message>
    <message>
        <source>照常受理，恢复后自动按顺序上报</source>
        <translation>Go on accepting; all is sent in order when the line is back</translation>
    </message>
    <message>
        <source>本机时间与平台相差 {n} 秒，请运维校时。</source>
        <translation>The clocks differ by {n} s; the technician must set the time.</translation>
    </message>
    <message>
        <source>本机时间与平台相差 {n} 秒，校时或值班长确认之前不能受理。</source>
        <translation>The clocks differ by {n} s; no acceptance until the time is set or the supervisor confirms.</translation>
    </message>
    <message>
        <source>选中一条，这里写明原因和办法。</source>
        <translation>Choose a record to see cause and remedy.</translation>
    </message>
    <message>
        <source>下次 {time}</source>
        <translation>next try {time}</translation>
    </message>
    <message>
        <source>上报明细</source>
        <translation>Records to the platform</translation>
    </message>
    <message>
        <source>本件材料 {all} 页，已送达 {sent} 页</source>
        <translation>{sent} of {all} pages of this case sent</translation>
    </message>
    <message>
        <source>两份对照</source>
        <translation>Both contents</translation>
    </message>
</context>
<context>
    <name>OverruleView</name>
    <message>
        <source>这条规则可以由您判断。写明理由后仍可受理，理由随办件留存；否则请返回。</source>
        <translation>This rule is yours to judge. With a reason, which stays with the case, it may be accepted; else go back.</translation>
    </message>
    <message>
        <source>仍然受理</source>
        <translation>Accept all the same</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>请先判断</source>
        <translation>Please judge first</translation>
    </message>
</context>
<context>
    <name>PageKeys</name>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>整页</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>整宽</source>
        <translation>Full width</translation>
    </message>
    <message>
        <source>左转</source>
        <translation>Turn left</translation>
    </message>
    <message>
        <source>右转</source>
        <translation>Turn right</translation>
    </message>
    <message>
        <source>前移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>后移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>删页</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>原件已核</source>
        <translation>Original seen</translation>
    </message>
    <message>
        <source>已留复印件</source>
        <translation>Copy kept</translation>
    </message>
    <message>
        <source>合格与否</source>
        <translation>Will it do?</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PageStrip</name>
    <message>
        <source>材料页</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>第 {number} 页</source>
        <translation>Page {number}</translation>
    </message>
</context>
<context>
    <name>PageViewer</name>
    <message>
        <source>还没有页。请扫描 (F6) 或导入 (Ctrl+O)。</source>
        <translation>No pages yet. Scan (F6) or import (Ctrl+O).</translation>
    </message>
    <message>
        <source>第 {number} / {count} 页</source>
        <translation>Page {number} of {count}</translation>
    </message>
    <message>
        <source>文件内第 {sheet} / {sheets} 张</source>
        <translation>sheet {sheet} of {sheets} of the file</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>另存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>补打一份</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>另存文书</source>
        <translation>Save paper</translation>
    </message>
</context>
<context>
    <name>PapersList</name>
    <message>
        <source> · 补打 第{n}次</source>
        <translation> · reprint no. {n}</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>View</translation>
    </message>
</context>
<context>
    <name>PlatformCard</name>
    <message>
        <source>立即上报</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>从 {time} 起</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>最早一件已等 {age}。</source>
        <translation>The oldest has waited {age}.</translation>
    </message>
    <message>
        <source>平台退回 {count} 件，需要值班长查看。</source>
        <translation>The platform returned {count}; the supervisor must look.</translation>
    </message>
    <message>
        <source>原因：{cause}</source>
        <translation>Cause: {cause}</translation>
    </message>
    <message>
        <source>中心平台</source>
        <translation>Central platform</translation>
    </message>
    <message>
        <source>待上报</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>今日平台已收</source>
        <translation>Received by the platform today</translation>
    </message>
</context>
<context>
    <name>PortsCard</name>
    <message>
        <source>端口</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>寻找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>碰一下识别</source>
        <translation>Touch to tell</translation>
    </message>
    <message>
        <source>绑定</source>
        <translation>Bind</translation>
    </message>
    <message>
        <source>解绑</source>
        <translation>Unbind</translation>
    </message>
    <message>
        <source>请碰一下那台设备：放一张证、打开打印机盖，或扫一个码（20 秒内）。</source>
        <translation>Touch that device now: lay a card, open the printer cover, or scan a code (within 20 s).</translation>
    </message>
    <message>
        <source>正在逐个端口握手…</source>
        <translation>Asking one port after the other…</translation>
    </message>
    <message>
        <source>碰到的设备在 {port}。</source>
        <translation>The device touched is at {port}.</translation>
    </message>
    <message>
        <source>按设备自己的应答识别，不看端口名。打印机不会收到其他设备的指令。</source>
        <translation>Told by the device&apos;s own answer, never by the port&apos;s name. A printer is sent no other device&apos;s commands.</translation>
    </message>
    <message>
        <source>绑定为{device}</source>
        <translation>Bind as {device}</translation>
    </message>
    <message>
        <source>这台设备不接在端口上：请在“设置”里填它的队列、地址或名称。</source>
        <translation>This device is at no port: enter its queue, address or name under “Settings”.</translation>
    </message>
</context>
<context>
    <name>ProblemView</name>
    <message>
        <source>哪里不对，应当怎样（不写办事人的信息）</source>
        <translation>What is wrong, and how it should be (nothing about the applicant)</translation>
    </message>
    <message>
        <source>发出报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>指南、材料、时限等与规定不符时，报告给平台的目录管理人员。办件照常办理。</source>
        <translation>Where guide, materials or limits differ from the rules, tell the people who publish the catalogue. The case goes on as it is.</translation>
    </message>
    <message>
        <source>报告目录问题</source>
        <translation>Report a problem of the catalogue</translation>
    </message>
    <message>
        <source>本窗口报告过的</source>
        <translation>Reported by this window</translation>
    </message>
</context>
<context>
    <name>ProfilePane</name>
    <message>
        <source>导出本窗口配置…</source>
        <translation>Export this window&apos;s…</translation>
    </message>
    <message>
        <source>从邻窗导入…</source>
        <translation>Import a neighbour&apos;s…</translation>
    </message>
    <message>
        <source>使用并打印自检单</source>
        <translation>Use and print test sheet</translation>
    </message>
    <message>
        <source>设备配置 (*.json)</source>
        <translation>Device profile (*.json)</translation>
    </message>
    <message>
        <source>导出设备配置</source>
        <translation>Export device profile</translation>
    </message>
    <message>
        <source>导入设备配置</source>
        <translation>Import device profile</translation>
    </message>
    <message>
        <source>已导出。签名指纹 {own}，请在邻窗核对。</source>
        <translation>Exported. Fingerprint of the signature: {own}. Compare it at the other window.</translation>
    </message>
    <message>
        <source>已使用。打印机就绪后自动打印自检单。</source>
        <translation>In use. The test sheet is printed once the printer is ready.</translation>
    </message>
    <message>
        <source>{who} 的配置，签名指纹 {print}。请与邻窗屏幕上的指纹核对，一致再使用。</source>
        <translation>Profile of {who}, fingerprint {print}. Compare it with the fingerprint on that window&apos;s screen before using it.</translation>
    </message>
    <message>
        <source>本窗口的签名指纹：{own}</source>
        <translation>Fingerprint of this window&apos;s signature: {own}</translation>
    </message>
    <message>
        <source>新窗口可从邻窗导入全部设备设置，一分钟内装好。</source>
        <translation>A new window can take all device settings from its neighbour, in under a minute.</translation>
    </message>
    <message>
        <source>与本窗口完全相同。</source>
        <translation>The same as this window&apos;s.</translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <source>当前号</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>叫下一位</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>开始办理</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>重呼</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>仅咨询</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>正在叫号…</source>
        <translation>Calling…</translation>
    </message>
    <message>
        <source>办理完成</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>手工输入号码</source>
        <translation>Type a number</translation>
    </message>
    <message>
        <source>纸上号码，回车叫号</source>
        <translation>Number on paper, Enter calls</translation>
    </message>
    <message>
        <source>桌上没有在办的号</source>
        <translation>No ticket in hand</translation>
    </message>
    <message>
        <source>取号 {time}</source>
        <translation>Taken {time}</translation>
    </message>
    <message>
        <source>手工叫号</source>
        <translation>Called by hand</translation>
    </message>
    <message>
        <source>已叫 {count} 次</source>
        <translation>Called {count} times</translation>
    </message>
    <message>
        <source>已应答</source>
        <translation>acknowledged</translation>
    </message>
    <message>
        <source>等候人数未知</source>
        <translation>Number waiting unknown</translation>
    </message>
    <message>
        <source>无人等候</source>
        <translation>Nobody waiting</translation>
    </message>
    <message>
        <source>等候 {count} · 最长 {minutes} 分</source>
        <translation>{count} wait · max {minutes} min</translation>
    </message>
    <message>
        <source>窗口屏{trouble}，没有显示这个号。请口头叫号。</source>
        <translation>The window display does not show this number ({trouble}). Call it by voice.</translation>
    </message>
    <message>
        <source>暂停服务</source>
        <translation>Pause service</translation>
    </message>
    <message>
        <source>恢复服务</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>暂停服务中，不叫号</source>
        <translation>Paused, nobody is called</translation>
    </message>
    <message>
        <source>窗口屏{trouble}，现在显示什么不知道。</source>
        <translation>Window display: {trouble}; what it shows now is not known.</translation>
    </message>
    <message>
        <source>有一块没应答</source>
        <translation>one is silent</translation>
    </message>
    <message>
        <source>语音{trouble}，请口头叫号。</source>
        <translation>Voice: {trouble}. Call the number aloud.</translation>
    </message>
    <message>
        <source>窗口屏：{text}（{how}）</source>
        <translation>Window display: {text} ({how})</translation>
    </message>
    <message>
        <source>窗口屏已应答的，这里写明；写“已送出”的，这种屏不会应答。</source>
        <translation>A display that answered says so here; &quot;sent&quot; means one that cannot answer.</translation>
    </message>
    <message>
        <source>已送出</source>
        <translation>sent</translation>
    </message>
</context>
<context>
    <name>RecordPairPage</name>
    <message>
        <source>查看全文</source>
        <translation>Show in full</translation>
    </message>
    <message>
        <source>以平台为准</source>
        <translation>Platform&apos;s stands</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>正在向平台要它的那一份……</source>
        <translation>Asking the platform for its content …</translation>
    </message>
    <message>
        <source>有 {n} 项不同，排在前面。本机的办件和凭条都没有变。</source>
        <translation>{n} fields differ; they stand first. The case and its receipt at this window are unchanged.</translation>
    </message>
    <message>
        <source>各项都相同，只是写法不同。以平台为准即可。</source>
        <translation>All fields are equal, only written differently. The platform&apos;s may stand.</translation>
    </message>
    <message>
        <source>选中一项，这里写全两边的内容。</source>
        <translation>Choose a field: both contents are written out here.</translation>
    </message>
    <message>
        <source>{name}
本机：{ours}
平台：{theirs}</source>
        <translation>{name}
Here: {ours}
Platform: {theirs}</translation>
    </message>
    <message>
        <source>确认以平台为准</source>
        <translation>Yes, platform&apos;s stands</translation>
    </message>
    <message>
        <source>两份对照</source>
        <translation>Both contents</translation>
    </message>
    <message>
        <source>本机这份发生于 {time}</source>
        <translation>Here: happened {time}</translation>
    </message>
    <message>
        <source>平台那份发生于 {time}</source>
        <translation>Platform: happened {time}</translation>
    </message>
    <message>
        <source>平台收到于 {time}</source>
        <translation>taken by the platform {time}</translation>
    </message>
    <message>
        <source>平台没有给本窗口看的这一条：可能已删，或属于别的窗口（数据是复制来的）。请与平台运维核对。</source>
        <translation>The platform has nothing under this number that this window may see: it was removed, or it is another window&apos;s (copied data). Please check with the platform&apos;s technicians.</translation>
    </message>
    <message>
        <source>上报走厂商网关，网关不给出已收的内容，这里无法对照。请与平台运维核对。</source>
        <translation>Records go through a vendor&apos;s gateway, which gives none back, so both contents cannot be compared here. Please check with the platform&apos;s technicians.</translation>
    </message>
    <message>
        <source>现在连不上平台，无法对照。这一条先不动，恢复后再看。</source>
        <translation>The platform cannot be reached, so both contents cannot be compared now. Leave this record and look again when the line is back.</translation>
    </message>
    <message>
        <source>平台现在没有给出它的那一份（{cause}），无法对照。这一条先不动，请稍后再看。</source>
        <translation>The platform did not give its content ({cause}), so both cannot be compared now. Leave this record and look again later.</translation>
    </message>
    <message>
        <source>以平台为准：本机这一条不再上报，记入审计；本机的办件不变。要更正的，由窗口在办件上另办。再按一次确认。</source>
        <translation>Platform&apos;s stands: the record of this window is never sent again, which is audited; the case here stays as it is. What has to be corrected is done at the window as a further step of the case. Press once more to confirm.</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>补打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>办件{state}</source>
        <translation>Case {state}</translation>
    </message>
    <message>
        <source>待平台编号</source>
        <translation>Awaiting number</translation>
    </message>
    <message>
        <source>{time} 已存入本机，不会丢失。</source>
        <translation>Stored on this computer at {time}; it cannot be lost.</translation>
    </message>
    <message>
        <source>再补打</source>
        <translation>Reprint again</translation>
    </message>
    <message>
        <source>叫下一位。请把证件和原件交还办事人。</source>
        <translation>Call next. Hand ID and originals back first.</translation>
    </message>
    <message>
        <source>收件编号</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>凭条</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>Done on the spot</translation>
    </message>
    <message>
        <source>承诺办结 {day}</source>
        <translation>Promised by {day}</translation>
    </message>
    <message>
        <source> · {days} 个工作日</source>
        <translation> · {days} working days</translation>
    </message>
    <message>
        <source> · 暂定：该年节假日安排尚未公布</source>
        <translation> · provisional: that year&apos;s holidays are not published yet</translation>
    </message>
    <message>
        <source>无凭条</source>
        <translation>No receipt</translation>
    </message>
    <message>
        <source>本事项没有凭条。</source>
        <translation>This item has no receipt.</translation>
    </message>
    <message>
        <source>打印机{trouble}。处理好后自动打印，不会重复。</source>
        <translation>Printer: {trouble}. It prints by itself once this is mended, and only once.</translation>
    </message>
    <message>
        <source>马上打印。</source>
        <translation>Printing at once.</translation>
    </message>
    <message>
        <source>正在等打印机应答。</source>
        <translation>Waiting for the printer&apos;s answer.</translation>
    </message>
    <message>
        <source>打印机已确认出纸。</source>
        <translation>The printer confirmed the paper.</translation>
    </message>
    <message>
        <source>这台打印机不能应答，请看一眼出纸口。</source>
        <translation>This printer cannot answer; look at its outlet.</translation>
    </message>
    <message>
        <source>打印机没有应答，不知是否出纸。请看出纸口：没有就补打，纸上会注明。</source>
        <translation>The printer did not answer, so it may or may not have printed. Look at its outlet: if nothing is there, reprint; the paper will say so.</translation>
    </message>
    <message>
        <source>无需上报</source>
        <translation>Nothing to send</translation>
    </message>
    <message>
        <source>材料 {sent} / {all} 页已送达。</source>
        <translation> Materials: {sent} / {all} pages delivered.</translation>
    </message>
    <message>
        <source>已存好，连上平台后自动上报。</source>
        <translation>Stored; it is sent by itself once the platform is reached.</translation>
    </message>
    <message>
        <source>正在等平台回执。</source>
        <translation>Waiting for the platform&apos;s receipt.</translation>
    </message>
    <message>
        <source>平台已出具回执。</source>
        <translation>The platform gave its receipt.</translation>
    </message>
    <message>
        <source>已有更新的记录。</source>
        <translation>A newer record took its place.</translation>
    </message>
    <message>
        <source>补正材料</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>打印机{trouble}，凭条没有打完。处理好后接着打完，请不要补打。</source>
        <translation>Printer: {trouble}; the slip is not finished. It goes on by itself once that is mended: do not reprint.</translation>
    </message>
    <message>
        <source>投资项目 {used} / {limit} 个工作日</source>
        <translation>Investment project {used} / {limit} working days</translation>
    </message>
    <message>
        <source> · 另有特别程序 {days} 天不计</source>
        <translation> · special procedures {days} days, not counted</translation>
    </message>
    <message>
        <source>补打 第{n}次。</source>
        <translation>Reprint {n}.</translation>
    </message>
    <message>
        <source>须跑 {n} 次</source>
        <translation>{n} visits needed</translation>
    </message>
    <message>
        <source>平台退回：{says}</source>
        <translation>Returned by the platform: {says}</translation>
    </message>
</context>
<context>
    <name>RivalBar</name>
    <message>
        <source>选用理由，如 录入有误</source>
        <translation>Why, e.g. typed wrong</translation>
    </message>
    <message>
        <source>选用理由</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>另有来源：{said}</source>
        <translation>Another source: {said}</translation>
    </message>
    <message>
        <source>用{source}</source>
        <translation>Use {source}</translation>
    </message>
</context>
<context>
    <name>SecondPerson</name>
    <message>
        <source>复核同意</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>值班长用户名</source>
        <translation>Supervisor&apos;s user name</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>值班长复核</source>
        <translation>Second person: supervisor</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>大写锁定已打开</source>
        <translation>Caps Lock is on</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>正在核对…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>政务服务综合窗口</source>
        <translation>Government Service Window</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>版本 {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>演示人员（示例数据），点一下即登录</source>
        <translation>Demo people (sample data), click to sign in</translation>
    </message>
    <message>
        <source>窗口人员</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>值班长</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>运维</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>已锁定：{name}。输入密码继续；换人请改用户名登录，办理中的事项接着办。</source>
        <translation>Locked: {name}. Type the password to go on; another person signs in with their own user name and takes over the work in hand.</translation>
    </message>
</context>
<context>
    <name>SittingBar</name>
    <message>
        <source>加 {name}</source>
        <translation>Add {name}</translation>
    </message>
    <message>
        <source>缺 {count} 项</source>
        <translation>{count} missing</translation>
    </message>
    <message>
        <source>等待：需要{names}</source>
        <translation>Waits: needs {names}</translation>
    </message>
    <message>
        <source>一并办理 {count} 项</source>
        <translation>{count} items together</translation>
    </message>
    <message>
        <source>编号 {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>全部办结不晚于 {day}</source>
        <translation>all done by {day}</translation>
    </message>
</context>
<context>
    <name>StorePane</name>
    <message>
        <source>更换数据密钥</source>
        <translation>Change the data key</translation>
    </message>
    <message>
        <source>有损坏</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>完好</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>未巡检</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>{time} 巡检</source>
        <translation>checked {time}</translation>
    </message>
    <message>
        <source>更换密钥暂停：文件被占用或磁盘已满。数据照常使用，十分钟后自动继续。</source>
        <translation>The change of the key is held up: a file is in use or the disk is full. The data is used as before; it goes on by itself in ten minutes.</translation>
    </message>
    <message>
        <source>正在用新密钥重封影像 {done}/{of}，可照常办件。</source>
        <translation>Sealing pages by the new key {done}/{of}; work may go on.</translation>
    </message>
    <message>
        <source>正在用新密钥重写数据文件，可照常办件。断电后自动继续。</source>
        <translation>Writing the data file by the new key; work may go on. After a power cut it goes on by itself.</translation>
    </message>
    <message>
        <source>数据密钥更换于 {time}。</source>
        <translation>The data key was changed {time}.</translation>
    </message>
    <message>
        <source>数据密钥自建库起未更换。更换时各人口令不变，可照常办件。</source>
        <translation>The data key was never changed. A change leaves everybody&apos;s password as it is, and work may go on.</translation>
    </message>
    <message>
        <source>7 日内清理 {count} 件</source>
        <translation>{count} go within 7 days</translation>
    </message>
    <message>
        <source>未报完 {count} 件</source>
        <translation>{count} not reported</translation>
    </message>
    <message>
        <source>待归档 {count} 件</source>
        <translation>{count} wait for the archive</translation>
    </message>
    <message>
        <source>已清理 {count} 件</source>
        <translation>{count} cleaned away</translation>
    </message>
    <message>
        <source>。清理后只留编号、状态和校验值，审计记录不删。</source>
        <translation>. Then only number, state and hash stay; the audit trail is never cut.</translation>
    </message>
</context>
<context>
    <name>SupervisorPage</name>
    <message>
        <source>等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>今日受理</source>
        <translation>Accepted today</translation>
    </message>
    <message>
        <source>今日办结号</source>
        <translation>Tickets served today</translation>
    </message>
    <message>
        <source>开放窗口</source>
        <translation>Open windows</translation>
    </message>
    <message>
        <source>未上报</source>
        <translation>Not yet sent</translation>
    </message>
    <message>
        <source>暂停 {count}</source>
        <translation>{count} paused</translation>
    </message>
    <message>
        <source>最长 {time}</source>
        <translation>longest {time}</translation>
    </message>
    <message>
        <source>正在等平台数据</source>
        <translation>Waiting for the platform</translation>
    </message>
    <message>
        <source>{count} 秒前的数据</source>
        <translation>Data {count} s old</translation>
    </message>
    <message>
        <source>{time} 的数据</source>
        <translation>Data of {time}</translation>
    </message>
    <message>
        <source>平台断开。</source>
        <translation>The platform cannot be reached. </translation>
    </message>
    <message>
        <source>平台断开，从 {time} 起已 {age}。</source>
        <translation>The platform has been out of reach since {time}, for {age}. </translation>
    </message>
    <message>
        <source>平台不接受本机。请运维核对窗口号和登记。</source>
        <translation>The platform does not accept this computer. Ask the technician to check window number and registration. </translation>
    </message>
    <message>
        <source>平台在线，但大厅数据没有更新。</source>
        <translation>The platform answers, but the hall&apos;s data is not renewed. </translation>
    </message>
    <message>
        <source>灰色内容停在 {time}，各窗口照常办理。</source>
        <translation>What is grey stands as of {time}; the windows go on working.</translation>
    </message>
    <message>
        <source>窗口（异常在前）</source>
        <translation>Windows (troubled first)</translation>
    </message>
    <message>
        <source>各类等候</source>
        <translation>Waiting by group</translation>
    </message>
    <message>
        <source>评价 {rated} / {asked}</source>
        <translation>rated {rated} / {asked}</translation>
    </message>
</context>
<context>
    <name>TableEditor</name>
    <message>
        <source>去掉这一行 (Ctrl+Delete)</source>
        <translation>Remove this row (Ctrl+Delete)</translation>
    </message>
    <message>
        <source>去掉第 {row} 行</source>
        <translation>Remove row {row}</translation>
    </message>
</context>
<context>
    <name>TakeView</name>
    <message>
        <source>查询电子证照</source>
        <translation>Ask for e-licence</translation>
    </message>
    <message>
        <source>已问过申请人，同意使用以往提交的材料</source>
        <translation>The applicant was asked and agrees that earlier materials are used</translation>
    </message>
    <message>
        <source>复用所选</source>
        <translation>Use the chosen ones</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>取用 · {name}</source>
        <translation>Fetch · {name}</translation>
    </message>
    <message>
        <source>正在查找…</source>
        <translation>Looking …</translation>
    </message>
    <message>
        <source>取用所选证照</source>
        <translation>Take this licence</translation>
    </message>
    <message>
        <source>向平台查询申请人的电子证照，验签通过后作为材料。查询记入日志。</source>
        <translation>Asks the platform for the applicant&apos;s e-licence; when its signature holds it is the material. The question is logged.</translation>
    </message>
    <message>
        <source>正在查询…</source>
        <translation>Asking …</translation>
    </message>
    <message>
        <source>目录不允许用电子证照代替这份材料。</source>
        <translation>The catalogue lets no e-licence stand for this material.</translation>
    </message>
    <message>
        <source>申请人有几份这样的证照，请选一份。</source>
        <translation>The applicant has several of these: choose one.</translation>
    </message>
    <message>
        <source>以往材料 {count}</source>
        <translation>Earlier materials {count}</translation>
    </message>
    <message>
        <source>本窗口没有申请人以往提交且仍有效的这份材料。</source>
        <translation>This window has none of the applicant&apos;s earlier materials of this kind that is still valid.</translation>
    </message>
    <message>
        <source>电子证照</source>
        <translation>E-licence</translation>
    </message>
    <message>
        <source>{day} 提交 · {count} 页 · 可用至 {until}</source>
        <translation>given {day} · {count} pages · usable until {until}</translation>
    </message>
    <message>
        <source>有效至 {day}</source>
        <translation>valid until {day}</translation>
    </message>
</context>
<context>
    <name>TechnicianPage</name>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>{count} 正常</source>
        <translation>{count} well</translation>
    </message>
    <message>
        <source>{count} 需要查看</source>
        <translation>{count} to look at</translation>
    </message>
    <message>
        <source>{count} 未接</source>
        <translation>{count} not set</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>收发记录</source>
        <translation>Line trace</translation>
    </message>
    <message>
        <source>导出与导入</source>
        <translation>Export and import</translation>
    </message>
    <message>
        <source>本机数据</source>
        <translation>Local data</translation>
    </message>
</context>
<context>
    <name>TracePane</name>
    <message>
        <source>录制…</source>
        <translation>Record…</translation>
    </message>
    <message>
        <source>回放…</source>
        <translation>Play…</translation>
    </message>
    <message>
        <source>收发记录 (*.trace)</source>
        <translation>Line trace (*.trace)</translation>
    </message>
    <message>
        <source>录制到文件</source>
        <translation>Record into a file</translation>
    </message>
    <message>
        <source>回放文件</source>
        <translation>Play a file</translation>
    </message>
    <message>
        <source>停止录制</source>
        <translation>Stop recording</translation>
    </message>
    <message>
        <source>已录制 {count} 行：{path}</source>
        <translation>{count} lines recorded: {path}</translation>
    </message>
    <message>
        <source>回放 {count} 行，与录制一致。驱动得出：{facts}</source>
        <translation>{count} lines played, as recorded. The driver told: {facts}</translation>
    </message>
    <message>
        <source>个人信息在进入屏幕和文件之前已遮蔽，[n] 是 n 个遮蔽的字节。</source>
        <translation>Personal data is hidden before it reaches screen or file; [n] stands for n hidden bytes.</translation>
    </message>
    <message>
        <source>这台设备由系统驱动，没有串口线路可看，也不能录制。</source>
        <translation>The system drives this device: it has no serial line to watch or record.</translation>
    </message>
    <message>
        <source>还没有收发。</source>
        <translation>Nothing sent or received yet.</translation>
    </message>
    <message>
        <source>没有录成：{fault}。请换一个能写文件的位置再录。</source>
        <translation>Not recorded: {fault}. Choose a place where files can be written and record again.</translation>
    </message>
    <message>
        <source>正在录制{device}：{path}</source>
        <translation>Recording {device}: {path}</translation>
    </message>
    <message>
        <source>不能回放：{fault}。请选一个由“录制”得到的文件。</source>
        <translation>Cannot be played: {fault}. Choose a file made by “Record”.</translation>
    </message>
</context>
<context>
    <name>VisitPick</name>
    <message>
        <source>申请人须再跑一次，原因：</source>
        <translation>The applicant must come once more, because:</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>叫下一位</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>放上证件，自动带出申请人；没有证件可手工填写</source>
        <translation>Lay an ID card to fill in the applicant; without a card, fill in by hand</translation>
    </message>
    <message>
        <source>查找事项：输入拼音首字母、俗称、名称或编码</source>
        <translation>Find an item by pinyin initials, common name, name or code</translation>
    </message>
    <message>
        <source>接着办暂存的草稿，或查看今日已受理的办件</source>
        <translation>Go on with a draft, or look at today&apos;s cases</translation>
    </message>
    <message>
        <source>请选择要办的事项（F3）</source>
        <translation>Choose the item (F3)</translation>
    </message>
    <message>
        <source>正在叫 {number}，来人后放上证件或按 F5</source>
        <translation>Calling {number}; when they come, lay the card or press F5</translation>
    </message>
    <message>
        <source>正在办理 {number}，请放上证件或选择事项</source>
        <translation>Serving {number}; lay the card or choose an item</translation>
    </message>
    <message>
        <source>桌面空闲</source>
        <translation>The desk is free</translation>
    </message>
    <message>
        <source>暂停服务中，按 Ctrl+T 恢复</source>
        <translation>Paused. Ctrl+T goes on</translation>
    </message>
</context>
<context>
    <name>WorkList</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>暂存的草稿 {count}</source>
        <translation>Drafts set aside {count}</translation>
    </message>
    <message>
        <source>今日已受理 {count}</source>
        <translation>Accepted today {count}</translation>
    </message>
    <message>
        <source>回车打开</source>
        <translation>Enter opens</translation>
    </message>
    <message>
        <source>今日到期与逾期 {count}</source>
        <translation>Due or overdue today {count}</translation>
    </message>
    <message>
        <source>新日历：已核对 {done} 件，{moved} 件与已承诺的日期不同，承诺不变</source>
        <translation>New calendar: {done} checked, {moved} differ from the promised day; promises stay</translation>
    </message>
    <message>
        <source>补录</source>
        <translation>Enter later</translation>
    </message>
    <message>
        <source>待处理 {count}</source>
        <translation>To look after {count}</translation>
    </message>
</context>
<context>
    <name>YesNo</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>advice</name>
    <message>
        <source>工作正常。</source>
        <translation>Works well.</translation>
    </message>
    <message>
        <source>端口已打开。这种设备不会应答，只能确认数据已写出。</source>
        <translation>The port is open. This kind of device never answers; all that is known is that the data was written.</translation>
    </message>
    <message>
        <source>配置中没有填写端口。窗口照常办理，这项功能停用。</source>
        <translation>The settings name no port. The window works on without this device.</translation>
    </message>
    <message>
        <source>找不到这个端口。请检查线缆和供电；插回后 3 秒内自动恢复，不必重启。</source>
        <translation>This port is not there. Check cable and power; plugged in again it comes back within 3 s, without a restart.</translation>
    </message>
    <message>
        <source>端口被其他程序占用。请关闭占用它的程序。</source>
        <translation>Another program holds the port. Close that program.</translation>
    </message>
    <message>
        <source>线缆被拔下，或有其他程序在读同一端口。插回后自动恢复，已录入的内容不受影响。</source>
        <translation>The cable was pulled, or another program reads the same port. It comes back by itself when plugged in; what was entered is safe.</translation>
    </message>
    <message>
        <source>端口打得开，设备没有应答。请检查电源、波特率和接线。</source>
        <translation>The port opens but the device does not answer. Check power, baud rate and wiring.</translation>
    </message>
    <message>
        <source>设备有应答，但校验不对。请检查波特率、接线和干扰，或确认接的就是这种设备。</source>
        <translation>The device answers, but its checksums are wrong. Check baud rate, wiring and interference, and that it is this kind of device.</translation>
    </message>
    <message>
        <source>请装纸。等待打印的凭条会自动打印一次。</source>
        <translation>Put in paper. A receipt that waits is then printed by itself, once.</translation>
    </message>
    <message>
        <source>纸快用完，请备纸。</source>
        <translation>The paper is nearly used up; have a roll ready.</translation>
    </message>
    <message>
        <source>请合上打印机盖子。</source>
        <translation>Close the printer&apos;s cover.</translation>
    </message>
    <message>
        <source>切刀卡住。请断电后清除卡纸。</source>
        <translation>The cutter is jammed. Switch off, then clear the paper.</translation>
    </message>
    <message>
        <source>打印头过热，冷却后自动恢复。</source>
        <translation>The print head is too hot; it goes on by itself when cool.</translation>
    </message>
    <message>
        <source>打印机报告故障。请断电重启打印机。</source>
        <translation>The printer reports a fault. Switch it off and on.</translation>
    </message>
    <message>
        <source>读卡模块自检未通过。请断电重启；仍不行请送修。</source>
        <translation>The card module failed its own test. Switch it off and on; if that does not help, send it for repair.</translation>
    </message>
    <message>
        <source>安全模块未授权。请联系读卡器供应商。期间可手工录入证件号码。</source>
        <translation>The security module is not authorised. Ask the reader&apos;s supplier; meanwhile ID numbers can be typed.</translation>
    </message>
    <message>
        <source>卡纸。请打开盖板取出纸张；扫描再扫一次，打印会自动继续。</source>
        <translation>Paper jam. Open the cover and take the paper out; scan once more, printing goes on by itself.</translation>
    </message>
    <message>
        <source>请换墨粉盒或硒鼓。队列里的文书随后自动打出，不会重复。</source>
        <translation>Change the toner or drum. The papers in the queue then come out by themselves, once.</translation>
    </message>
    <message>
        <source>打印队列被停用，文书还没有送出。请在系统的打印设置里启用它，文书随后自动打印一次。</source>
        <translation>The print queue is stopped; no paper was sent. Start it in the system&apos;s print settings; the papers are then printed once, by themselves.</translation>
    </message>
    <message>
        <source>打印队列不接收任务，文书还没有送出。请在系统的打印设置里允许接收，并检查权限。</source>
        <translation>The print queue takes no jobs; no paper was sent. Let it accept jobs in the system&apos;s print settings and check the rights.</translation>
    </message>
    <message>
        <source>打印服务里没有这个名字的队列。请在“设置”里改队列名，或在系统里添加打印机。</source>
        <translation>The print service knows no queue of this name. Correct the name under Settings, or add the printer to the system.</translation>
    </message>
    <message>
        <source>连不上打印服务或网络打印机。请检查服务是否在运行、地址和网线；文书可先另存为 PDF。</source>
        <translation>The print service or network printer does not answer. Check that it runs, its address and the cable; papers can be saved as PDF meanwhile.</translation>
    </message>
    <message>
        <source>有人取消了打印任务，可能已打出一部分。请看打印机。</source>
        <translation>Somebody cancelled the job; part of it may be on paper. Look at the printer.</translation>
    </message>
    <message>
        <source>驱动内部错误，已记录日志并会自动重试。</source>
        <translation>Internal error of the driver; it is logged and tried again by itself.</translation>
    </message>
    <message>
        <source>正在连接。几秒后还没有应答，会写明原因。</source>
        <translation>Connecting. If there is no answer within seconds, the cause will stand here.</translation>
    </message>
    <message>
        <source>设备没有说明原因。请按 F5 重新检测；再次出现请断电重启设备。</source>
        <translation>The device gave no cause. Press F5 to check again; if it returns, switch the device off and on.</translation>
    </message>
    <message>
        <source>端口已打开。扫码枪只在扫码时说话：扫一个码，这里就有最近应答。</source>
        <translation>The port is open. A scanner speaks only when it scans: scan a code and its last answer stands here.</translation>
    </message>
    <message>
        <source>这个端口上是打印机，没有向它发任何指令。正在其他端口上寻找；接上后自动恢复。</source>
        <translation>A printer is at this port; it was sent no command. Other ports are being searched; it recovers by itself once plugged in.</translation>
    </message>
    <message>
        <source>评价器里没有本窗口的密钥，它的评价不会采用。请按住机内的配对开关，再按 F7 试机。</source>
        <translation>The evaluator has no key of this window; what it says does not count. Hold the pairing switch inside it and press F7.</translation>
    </message>
    <message>
        <source>请换碳带。正在打的标签随后自动打出。</source>
        <translation>Put in a new ribbon. The label in hand then comes out by itself.</translation>
    </message>
    <message>
        <source>打印机用握手线表示现在不收数据：可能缺纸、开盖或正忙。好了以后自动继续，不会重复。</source>
        <translation>By its handshake line the printer takes no data now: paper, cover or busy. It goes on by itself, once.</translation>
    </message>
    <message>
        <source>没有找到语音程序，或它不会普通话。请安装 espeak-ng（由大厅自行安装）。期间请口头叫号。</source>
        <translation>The speech program was not found, or does not speak Mandarin. Install espeak-ng (the hall does). Call numbers aloud meanwhile.</translation>
    </message>
    <message>
        <source>语音程序在，但系统没有地方放声音。请检查声卡、音箱和系统音量，再按试机。期间请口头叫号。</source>
        <translation>The speech program is there, but the system has nowhere to play it. Check sound card, loudspeaker and volume, then test. Call numbers aloud meanwhile.</translation>
    </message>
    <message>
        <source>设备有应答，但拒绝执行。请核对种类和各项设置（宽高、寄存器）。期间请口头叫号。</source>
        <translation>The device answers but refuses. Check its make and settings (size, registers). Call numbers aloud meanwhile.</translation>
    </message>
    <message>
        <source>没有安装扫描程序（sane-utils；摄像头要 PySide6-Addons）。可先用“导入”收取材料。</source>
        <translation>The scanning program is not installed (sane-utils; for a camera PySide6-Addons). Materials can be imported meanwhile.</translation>
    </message>
    <message>
        <source>系统看不到这台扫描仪或摄像头。请检查线缆、电源和设备名，再按 F5。</source>
        <translation>The system does not see this scanner or camera. Check its cable, power and name, then press F5.</translation>
    </message>
    <message>
        <source>扫描仪或摄像头没有送来页面。请检查电源和线缆，重启它，再按 F5。期间可用“导入”收取材料。</source>
        <translation>The scanner or camera sent no page. Check its power and cable, restart it, then press F5. Meanwhile papers can be taken by “Import”.</translation>
    </message>
    <message>
        <source>扫描仪或摄像头的应答读不懂。请核对“设置”里的设备，重启它，再按 F5。期间可用“导入”收取材料。</source>
        <translation>What the scanner or camera answers cannot be read. Check the device under “Settings”, restart it, then press F5. Meanwhile papers can be taken by “Import”.</translation>
    </message>
    <message>
        <source>本窗口的另一台设备正用着这个端口。正在其他端口上寻找；找不到请在端口表里选对端口，按 F4 绑定。</source>
        <translation>Another device of this window uses this port. It is looked for at other ports; if it is not found, choose the right port in the list and press F4 to bind it.</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>证件里没有这一项内容，不影响办理。</source>
        <translation>The card holds nothing of this kind; that stops nothing.</translation>
    </message>
    <message>
        <source>发给读卡器的指令在线上出了错。请再放一次证件；再次出现请运维检查线缆。</source>
        <translation>Our command was spoiled on the line. Lay the card again; if it recurs, have the cable checked.</translation>
    </message>
    <message>
        <source>读卡器不认指令的长度，没有读。可先手工填写，并请运维检查读卡器型号。</source>
        <translation>The reader refuses the length of the command; nothing was read. Type the values, and have the reader&apos;s model checked.</translation>
    </message>
    <message>
        <source>读卡器这时不接受读卡指令。请拿起证件再放一次，仍不行可手工填写。</source>
        <translation>The reader does not take this command now. Lift the card and lay it again; otherwise type the values.</translation>
    </message>
    <message>
        <source>读卡器没有读卡的权限。可先手工填写，并请运维联系读卡器供应商。</source>
        <translation>The reader has no right to read cards. Type the values, and have the supplier asked.</translation>
    </message>
    <message>
        <source>读卡器报告不明错误，正在复位。请再放一次证件，仍不行可手工填写。</source>
        <translation>The reader reports an unknown fault and is being reset. Lay the card again; otherwise type the values.</translation>
    </message>
    <message>
        <source>证件不认这台读卡器。请拿起再放一次；别的证件能读，就请按规定核查这张。</source>
        <translation>The card does not accept this reader. Lift it and lay it again; if other cards can be read, check this one as the rules say.</translation>
    </message>
    <message>
        <source>证件未通过安全认证，可能有假，没有采用。请按规定核查。</source>
        <translation>The card failed its security check and may be forged; it was not used. Verify it by the rules.</translation>
    </message>
    <message>
        <source>证件内容未通过校验，可能被改动，没有采用。请按规定核查。</source>
        <translation>The card&apos;s content failed its check and may have been changed; it was not used. Check it as the rules say.</translation>
    </message>
    <message>
        <source>这不是可读的身份证件。请换一张。</source>
        <translation>This is not an ID card that can be read. Use another.</translation>
    </message>
    <message>
        <source>没有读全。请把证件放平、不要移动，再放一次。</source>
        <translation>Not fully read. Lay the card flat and still, once more.</translation>
    </message>
    <message>
        <source>读卡器取不到随机数，正在复位。请再放一次证件，仍不行请运维检查。</source>
        <translation>The reader gets no random number and is being reset. Lay the card again; otherwise have it checked.</translation>
    </message>
    <message>
        <source>读卡器自检未通过，不能读卡。可先手工填写，并请运维断电重启或送修。</source>
        <translation>The reader failed its self-test and cannot read. Type the values, and have it switched off and on, or repaired.</translation>
    </message>
    <message>
        <source>读卡器的安全模块未授权，不能读卡。可先手工填写，并请运维联系供应商。</source>
        <translation>The reader&apos;s security module is not authorised and cannot read. Type the values, and have the supplier asked.</translation>
    </message>
    <message>
        <source>没有找到证件。请把证件平放在读卡区。</source>
        <translation>No card was found. Lay the card flat on the reader.</translation>
    </message>
    <message>
        <source>找到了证件，但选不中。请拿起证件，再放一次，一次只放一张。</source>
        <translation>A card was found but could not be selected. Lift it and lay it again, one card at a time.</translation>
    </message>
    <message>
        <source>证件内容不完整，没有采用。请再放一次，仍不行可手工填写。</source>
        <translation>The card&apos;s content is incomplete and was not used. Lay it again; if that fails, fill in by hand.</translation>
    </message>
    <message>
        <source>读卡器出错。可先手工填写，并请运维检查。</source>
        <translation>The reader has a fault. Fill in by hand and call the technician.</translation>
    </message>
</context>
<context>
    <name>causes</name>
    <message>
        <source>连不上平台或没有回答。会自动重试，不用处理。</source>
        <translation>No connection or no answer. Tried again by itself.</translation>
    </message>
    <message>
        <source>记录内容平台读不懂。请把编号告诉运维。</source>
        <translation>The platform cannot read it. Tell the technician the number.</translation>
    </message>
    <message>
        <source>对方不是登记的平台，没有发送。请运维核对证书。</source>
        <translation>This is not the registered platform; nothing was sent. The technician must check the certificate.</translation>
    </message>
    <message>
        <source>发出后没有收到回执。会自动重发，平台只记一次。</source>
        <translation>Sent, but no receipt came. Sent again by itself; the platform counts it once.</translation>
    </message>
    <message>
        <source>平台内部出错。会自动重试，不用处理。</source>
        <translation>The platform failed inside. Tried again by itself.</translation>
    </message>
    <message>
        <source>平台暂停服务。会自动重试，不用处理。</source>
        <translation>The platform is out of service. Tried again by itself.</translation>
    </message>
    <message>
        <source>平台正忙。会自动重试，不用处理。</source>
        <translation>The platform is busy. Tried again by itself.</translation>
    </message>
    <message>
        <source>同一办件前面的记录还没到平台。会自动按顺序重发。</source>
        <translation>An earlier record of the case is not there yet. Sent again in order.</translation>
    </message>
    <message>
        <source>排在后面，马上发送。</source>
        <translation>Next in line.</translation>
    </message>
    <message>
        <source>平台没有存好这一页。会自动重发。</source>
        <translation>The platform did not keep this page. Sent again by itself.</translation>
    </message>
    <message>
        <source>平台不认本窗口。请重新登录；仍不行请找运维。</source>
        <translation>The platform does not know this window. Sign in again, else call the technician.</translation>
    </message>
    <message>
        <source>本机时间与平台相差太大。请运维校时。</source>
        <translation>The clocks differ too much. The technician must set the time.</translation>
    </message>
    <message>
        <source>平台的回答读不懂。会自动重试。</source>
        <translation>The platform&apos;s answer makes no sense. Tried again by itself.</translation>
    </message>
    <message>
        <source>记录太大，平台不收。请把编号告诉运维。</source>
        <translation>Too large for the platform. Tell the technician the number.</translation>
    </message>
    <message>
        <source>平台上这件已走到后面的环节。请值班长核对。</source>
        <translation>The case is further on at the platform. The supervisor must check.</translation>
    </message>
    <message>
        <source>收件编号已被另一件占用。请值班长核对两件。</source>
        <translation>Another case has this receipt number. The supervisor must compare.</translation>
    </message>
    <message>
        <source>平台上这件的收件编号不同。请值班长核对。</source>
        <translation>The platform has another receipt number for it. The supervisor must check.</translation>
    </message>
    <message>
        <source>办件编号已被另一件占用。请值班长核对两件。</source>
        <translation>Another case has this case number. The supervisor must compare.</translation>
    </message>
    <message>
        <source>本机的页面文件打不开。请重新扫描，并告诉运维。</source>
        <translation>The page file cannot be opened. Scan again and tell the technician.</translation>
    </message>
    <message>
        <source>页面到平台时内容变了。请重新上报；再次出现请找运维。</source>
        <translation>The page changed on its way. Send it again; if it comes back, call the technician.</translation>
    </message>
    <message>
        <source>代码 {detail} 没有对照到平台。请运维补对照表，再重新上报。</source>
        <translation>Code {detail} has no match at the platform. The technician adds it, then send again.</translation>
    </message>
    <message>
        <source>平台或网关暂不可用（{code}）。会自动重试，不用处理。</source>
        <translation>Platform or gateway not available ({code}). Tried again by itself.</translation>
    </message>
    <message>
        <source>平台的答复：{code}。请把它告诉运维。</source>
        <translation>The platform said: {code}. Tell the technician.</translation>
    </message>
    <message>
        <source>同一申请人的同一事项已由 {detail} 受理（两头受理）。请与对方核对，撤回其中一件；对方撤回后可重新上报这一件。</source>
        <translation>The same matter of the same applicant was accepted as {detail} elsewhere. Compare with that window and take one of the two back; once the other is taken back, this one can be sent again.</translation>
    </message>
    <message>
        <source>没有平台地址，或地址不是 https，没有发送。请运维改设置。</source>
        <translation>No address of the platform, or none of https; nothing was sent. A technician changes the settings.</translation>
    </message>
    <message>
        <source>这一页在平台上的进度变了。会自动接着传。</source>
        <translation>The platform has got further or less far with this page. It goes on by itself.</translation>
    </message>
    <message>
        <source>平台收到过这一次请求。会自动重试，平台只记一次。</source>
        <translation>The platform has seen this request before. It is tried again by itself and recorded once only.</translation>
    </message>
    <message>
        <source>对方网关没有收下，答复码 {detail}。请把它告诉运维，改正后重新上报。</source>
        <translation>The gateway did not take it and answered {detail}. Tell a technician, and send it again once it is put right.</translation>
    </message>
    <message>
        <source>签名不对，没有采信。请运维与平台核对本窗口的密钥。</source>
        <translation>The signature is wrong; it was not believed. The technician compares this window&apos;s key with the platform.</translation>
    </message>
    <message>
        <source>平台已有同号而内容不同的记录。请值班长在“上报明细”里打开“两份对照”，看过再定。</source>
        <translation>The platform has a record of this id with another content. The supervisor opens “Both contents” in the list of records, and decides then.</translation>
    </message>
    <message>
        <source>平台已有同号而内容不同的记录，没有重复收。请值班长把编号告诉平台运维核对。</source>
        <translation>The platform has a record of this id with another content and did not take it twice. The supervisor tells the platform&apos;s operator the number, to compare.</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>无流控（none）</source>
        <translation>none</translation>
    </message>
    <message>
        <source>软件流控（XON/XOFF）</source>
        <translation>software (XON/XOFF)</translation>
    </message>
    <message>
        <source>硬件流控（RTS/CTS）</source>
        <translation>hardware (RTS/CTS)</translation>
    </message>
    <message>
        <source>硬件流控（DTR/DSR）</source>
        <translation>hardware (DTR/DSR)</translation>
    </message>
    <message>
        <source>48 列（80 毫米纸）</source>
        <translation>48 columns (80 mm paper)</translation>
    </message>
    <message>
        <source>42 列（80 毫米纸）</source>
        <translation>42 columns (80 mm paper)</translation>
    </message>
    <message>
        <source>32 列（58 毫米纸）</source>
        <translation>32 columns (58 mm paper)</translation>
    </message>
    <message>
        <source>GB18030（双字节部分）</source>
        <translation>GB18030 (two-byte part)</translation>
    </message>
    <message>
        <source>GBK</source>
        <translation>GBK</translation>
    </message>
    <message>
        <source>CD5220：字母数字，不应答</source>
        <translation>CD5220: letters and digits, never answers</translation>
    </message>
    <message>
        <source>仰邦 BX-5K/6K 字库卡：汉字，会应答</source>
        <translation>Onbon BX-5K/6K font card: Chinese, answers</translation>
    </message>
    <message>
        <source>Modbus-RTU 数码管：会应答</source>
        <translation>Modbus-RTU digits: answers</translation>
    </message>
    <message>
        <source>Alpha 屏：字母数字，不应答</source>
        <translation>Alpha sign: letters and digits, never answers</translation>
    </message>
    <message>
        <source>两个字符（ASCII）</source>
        <translation>two characters (ASCII)</translation>
    </message>
    <message>
        <source>四位数字（BCD）</source>
        <translation>four digits (BCD)</translation>
    </message>
    <message>
        <source>一个数（号码的数字）</source>
        <translation>one number (the digits of the ticket)</translation>
    </message>
    <message>
        <source>16：一次写完</source>
        <translation>16: all at once</translation>
    </message>
    <message>
        <source>6：逐个写</source>
        <translation>6: one by one</translation>
    </message>
    <message>
        <source>公开协议（open）：带签名</source>
        <translation>open: signed</translation>
    </message>
    <message>
        <source>一键一个数字（digit）：没有签名</source>
        <translation>digit: one digit a press, unsigned</translation>
    </message>
</context>
<context>
    <name>devices</name>
    <message>
        <source>设备</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>端口</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>最近应答</source>
        <translation>Last answer</translation>
    </message>
    <message>
        <source>今日故障</source>
        <translation>Faults today</translation>
    </message>
    <message>
        <source>身份证阅读器</source>
        <translation>ID card reader</translation>
    </message>
    <message>
        <source>凭条打印机</source>
        <translation>Receipt printer</translation>
    </message>
    <message>
        <source>窗口屏</source>
        <translation>Window display</translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation>Barcode scanner</translation>
    </message>
    <message>
        <source>扫描仪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>A4 打印机</source>
        <translation>A4 printer</translation>
    </message>
    <message>
        <source>这种设备不应答</source>
        <translation>never answers</translation>
    </message>
    <message>
        <source>刚刚</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>{age}前</source>
        <translation>{age} ago</translation>
    </message>
    <message>
        <source>还没有扫过码</source>
        <translation>nothing scanned yet</translation>
    </message>
    <message>
        <source>评价器</source>
        <translation>Evaluator</translation>
    </message>
    <message>
        <source>标签打印机</source>
        <translation>Label printer</translation>
    </message>
    <message>
        <source>语音播报</source>
        <translation>Voice</translation>
    </message>
</context>
<context>
    <name>hall</name>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>号</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>已历时</source>
        <translation>For</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>今日受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>办结号</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>平均用时</source>
        <translation>Mean</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>未上报</source>
        <translation>Unsent</translation>
    </message>
    <message>
        <source>业务类别</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>最长</source>
        <translation>Longest</translation>
    </message>
    <message>
        <source>{first} 等 {count} 项</source>
        <translation>{first}, {count} in all</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>well</translation>
    </message>
</context>
<context>
    <name>header</name>
    <message>
        <source>{role} 工号 {number}</source>
        <translation>{role} {number}</translation>
    </message>
    <message>
        <source> · 离线登录</source>
        <translation> · signed in offline</translation>
    </message>
    <message>
        <source>待同步 {count}</source>
        <translation>{count} to sync</translation>
    </message>
    <message>
        <source>退回 {count}</source>
        <translation>{count} returned</translation>
    </message>
    <message>
        <source>{n} 秒</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} 分</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} 小时</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>今日平台已收 {count} 条。按下看上报明细。</source>
        <translation>{count} received by the platform today. Press for the list.</translation>
    </message>
    <message>
        <source>离线 自 {time}</source>
        <translation>Offline since {time}</translation>
    </message>
    <message>
        <source>最久 {age}</source>
        <translation>oldest {age}</translation>
    </message>
    <message>
        <source>来件 {count}</source>
        <translation>{count} new</translation>
    </message>
    <message>
        <source>时钟差 {n} 分</source>
        <translation>clock {n} min off</translation>
    </message>
    <message>
        <source>，可用至 {day}</source>
        <translation>, until {day}</translation>
    </message>
    <message>
        <source>已视为受理 {count}</source>
        <translation>Accepted by silence {count}</translation>
    </message>
    <message>
        <source>明日视为受理 {count}</source>
        <translation>Deemed accepted tomorrow {count}</translation>
    </message>
    <message>
        <source>收件后没有告知：{deemed} 件已视为受理、还没有人打开，{tomorrow} 件明天起视为受理。按下看清单。</source>
        <translation>No word after receipt: {deemed} already count as accepted and nobody opened them, {tomorrow} will from tomorrow. Press to see the list.</translation>
    </message>
    <message>
        <source>工号 {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>新来的事项目录有错，没有采用，仍按原目录办理。请告知平台目录管理员：{fault}</source>
        <translation>The catalogue that came has a fault and was not taken; the one before serves on. Tell the platform’s catalogue people: {fault}</translation>
    </message>
    <message>
        <source>新来的事项目录没有读成（程序故障），仍按原目录办理，{time} 再取。反复出现请运维查看日志。</source>
        <translation>The catalogue that came could not be read (a fault of the program); the one before serves on, and it is asked for again at {time}. If this goes on, a technician should look at the log.</translation>
    </message>
    <message>
        <source>平台来件从 {time} 起取不到：{why}受理和上报照常；审批结果、预约、网上申请暂时收不到，群众来问请先向部门核实。</source>
        <translation>Messages of the platform have not come since {time}: {why} Acceptance and sending go on; decisions, appointments and online applications do not arrive, so ask the department before you answer a citizen.</translation>
    </message>
</context>
<context>
    <name>keeping</name>
    <message>
        <source>收件编号</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>清理</source>
        <translation>Goes</translation>
    </message>
    <message>
        <source>未报完</source>
        <translation>not reported</translation>
    </message>
    <message>
        <source>待归档</source>
        <translation>waits for archive</translation>
    </message>
    <message>
        <source>影像 {day}</source>
        <translation>pages {day}</translation>
    </message>
</context>
<context>
    <name>looks</name>
    <message>
        <source>窗口人员</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>值班长</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>运维</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>已收件</source>
        <translation>received</translation>
    </message>
    <message>
        <source>待补正</source>
        <translation>to be corrected</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>not accepted</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>审查中</source>
        <translation>in review</translation>
    </message>
    <message>
        <source>特别程序</source>
        <translation>special procedure</translation>
    </message>
    <message>
        <source>准予</source>
        <translation>granted</translation>
    </message>
    <message>
        <source>不予许可</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>concluded</translation>
    </message>
    <message>
        <source>已制证</source>
        <translation>issued</translation>
    </message>
    <message>
        <source>已送达</source>
        <translation>delivered</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>视为放弃</source>
        <translation>deemed abandoned</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>void</translation>
    </message>
    <message>
        <source>已归档</source>
        <translation>archived</translation>
    </message>
    <message>
        <source>凭条待打印</source>
        <translation>To be printed</translation>
    </message>
    <message>
        <source>凭条打印中</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>凭条已打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>已交打印机</source>
        <translation>Handed to printer</translation>
    </message>
    <message>
        <source>凭条存疑</source>
        <translation>Doubtful</translation>
    </message>
    <message>
        <source>待上报</source>
        <translation>to be sent</translation>
    </message>
    <message>
        <source>上报中</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>平台已收</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>平台退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>已被替代</source>
        <translation>Superseded</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>已叫号</source>
        <translation>called</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>serving</translation>
    </message>
    <message>
        <source>暂挂</source>
        <translation>on hold</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>no-show</translation>
    </message>
    <message>
        <source>已转移</source>
        <translation>transferred</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>void</translation>
    </message>
    <message>
        <source>空闲</source>
        <translation>idle</translation>
    </message>
    <message>
        <source>叫号中</source>
        <translation>calling</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>读卡器</source>
        <translation>Reader</translation>
    </message>
    <message>
        <source>凭条</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>窗口屏</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>扫描仪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>文书打印</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>未接</source>
        <translation>not set</translation>
    </message>
    <message>
        <source>连接中</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>就绪</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>已打开</source>
        <translation>open</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>attention</translation>
    </message>
    <message>
        <source>故障</source>
        <translation>fault</translation>
    </message>
    <message>
        <source>读卡</source>
        <translation>card</translation>
    </message>
    <message>
        <source>电子证照</source>
        <translation>e-licence</translation>
    </message>
    <message>
        <source>共享</source>
        <translation>shared</translation>
    </message>
    <message>
        <source>上次办件</source>
        <translation>earlier case</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>typed</translation>
    </message>
    <message>
        <source>系统</source>
        <translation>system</translation>
    </message>
    <message>
        <source>必须</source>
        <translation>required</translation>
    </message>
    <message>
        <source>可容缺</source>
        <translation>may follow</translation>
    </message>
    <message>
        <source>视情况</source>
        <translation>conditional</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>正在取页</source>
        <translation>capturing</translation>
    </message>
    <message>
        <source>齐</source>
        <translation>complete</translation>
    </message>
    <message>
        <source>可不交</source>
        <translation>not needed</translation>
    </message>
    <message>
        <source>待提交</source>
        <translation>to be given</translation>
    </message>
    <message>
        <source>读卡核验</source>
        <translation>by ID card</translation>
    </message>
    <message>
        <source>扫描</source>
        <translation>scanned</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>imported</translation>
    </message>
    <message>
        <source>系统生成</source>
        <translation>generated</translation>
    </message>
    <message>
        <source>一次性告知</source>
        <translation>Tell once</translation>
    </message>
    <message>
        <source>最多跑一次</source>
        <translation>One visit at most</translation>
    </message>
    <message>
        <source>一次不用跑</source>
        <translation>No visit</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>在线</source>
        <translation>online</translation>
    </message>
    <message>
        <source>平台拒绝本窗口</source>
        <translation>platform refuses this window</translation>
    </message>
    <message>
        <source>按取号先后</source>
        <translation>by order of arrival</translation>
    </message>
    <message>
        <source>优先号</source>
        <translation>priority</translation>
    </message>
    <message>
        <source>预约到号</source>
        <translation>appointment</translation>
    </message>
    <message>
        <source>转来的号</source>
        <translation>transferred</translation>
    </message>
    <message>
        <source>收件凭证</source>
        <translation>Receipt of materials</translation>
    </message>
    <message>
        <source>受理通知书</source>
        <translation>Acceptance notice</translation>
    </message>
    <message>
        <source>一次性告知书</source>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>不予受理通知书</source>
        <translation>Non-acceptance notice</translation>
    </message>
    <message>
        <source>容缺受理承诺书</source>
        <translation>Tolerant acceptance letter</translation>
    </message>
    <message>
        <source>告知承诺书</source>
        <translation>Commitment letter</translation>
    </message>
    <message>
        <source>特别程序告知书</source>
        <translation>Special procedure notice</translation>
    </message>
    <message>
        <source>物料转移单</source>
        <translation>Hand-over slip</translation>
    </message>
    <message>
        <source>领取凭证</source>
        <translation>Collection voucher</translation>
    </message>
    <message>
        <source>送达回证</source>
        <translation>Service receipt</translation>
    </message>
    <message>
        <source>咨询记录</source>
        <translation>Consultation note</translation>
    </message>
    <message>
        <source>生成中</source>
        <translation>Being made</translation>
    </message>
    <message>
        <source>已生成</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>没有生成</source>
        <translation>Not made</translation>
    </message>
    <message>
        <source>受理期限</source>
        <translation>To accept</translation>
    </message>
    <message>
        <source>补正期限</source>
        <translation>To correct</translation>
    </message>
    <message>
        <source>法定期限</source>
        <translation>Legal limit</translation>
    </message>
    <message>
        <source>承诺期限</source>
        <translation>Promised limit</translation>
    </message>
    <message>
        <source>送达期限</source>
        <translation>To deliver</translation>
    </message>
    <message>
        <source>容缺补交</source>
        <translation>To follow</translation>
    </message>
    <message>
        <source>期限内</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>将到期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>已停止</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>依法不需要取得许可</source>
        <translation>No licence is needed</translation>
    </message>
    <message>
        <source>不属于本机关职权范围</source>
        <translation>Outside this organ&apos;s powers</translation>
    </message>
    <message>
        <source>不符合法定受理条件</source>
        <translation>Legal conditions not met</translation>
    </message>
    <message>
        <source>当面领取</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>邮寄送达</source>
        <translation>By courier</translation>
    </message>
    <message>
        <source>承诺补交</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>告知承诺</source>
        <translation>Commitment</translation>
    </message>
    <message>
        <source>已更新办件</source>
        <translation>Case updated</translation>
    </message>
    <message>
        <source>请阅</source>
        <translation>Please read</translation>
    </message>
    <message>
        <source>与本机不符</source>
        <translation>Does not fit</translation>
    </message>
    <message>
        <source>类别不明</source>
        <translation>Unknown kind</translation>
    </message>
    <message>
        <source>办理部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>当场更正</source>
        <translation>Correct on the spot</translation>
    </message>
    <message>
        <source>撤回申请</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>作废办件</source>
        <translation>Make void</translation>
    </message>
    <message>
        <source>寄递单</source>
        <translation>Delivery label</translation>
    </message>
    <message>
        <source>补正提醒</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>等结果</source>
        <translation>Awaited</translation>
    </message>
    <message>
        <source>前项办理结果</source>
        <translation>Result of an earlier item</translation>
    </message>
    <message>
        <source>填写中</source>
        <translation>Being filled</translation>
    </message>
    <message>
        <source>可受理</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>等待前项结果</source>
        <translation>Waits for a result</translation>
    </message>
    <message>
        <source>已另有在办</source>
        <translation>Open elsewhere</translation>
    </message>
    <message>
        <source>已成件</source>
        <translation>Is a case</translation>
    </message>
    <message>
        <source>评价器</source>
        <translation>Evaluator</translation>
    </message>
    <message>
        <source>请评价</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>已评价</source>
        <translation>Rated</translation>
    </message>
    <message>
        <source>未评价</source>
        <translation>Not rated</translation>
    </message>
    <message>
        <source>特别程序结束</source>
        <translation>Special procedure over</translation>
    </message>
    <message>
        <source>材料未备齐</source>
        <translation>Materials not ready</translation>
    </message>
    <message>
        <source>事先没说清</source>
        <translation>Not told before</translation>
    </message>
    <message>
        <source>依法须再到场</source>
        <translation>The law asks for it</translation>
    </message>
    <message>
        <source>系统或设备故障</source>
        <translation>System or device fault</translation>
    </message>
    <message>
        <source>申请人要求</source>
        <translation>The applicant&apos;s wish</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>材料标签</source>
        <translation>Material labels</translation>
    </message>
    <message>
        <source>网上预审通过，核对原件</source>
        <translation>Reviewed online, look at the original</translation>
    </message>
    <message>
        <source>与证件核对</source>
        <translation>Compare with the document</translation>
    </message>
    <message>
        <source>申请人询问</source>
        <translation>The applicant asks</translation>
    </message>
    <message>
        <source>联系申请人</source>
        <translation>To reach the applicant</translation>
    </message>
    <message>
        <source>核实差错</source>
        <translation>Look into a mistake</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>will not do</translation>
    </message>
    <message>
        <source>待核原件</source>
        <translation>Original to be seen</translation>
    </message>
    <message>
        <source>复用</source>
        <translation>Used again</translation>
    </message>
    <message>
        <source>A级 政府机关制发</source>
        <translation>A · issued by an authority</translation>
    </message>
    <message>
        <source>B级 窗口已核原件</source>
        <translation>B · compared with the original</translation>
    </message>
    <message>
        <source>C级 申请人上传</source>
        <translation>C · uploaded by the applicant</translation>
    </message>
    <message>
        <source>D级 申请人自制</source>
        <translation>D · made by the applicant</translation>
    </message>
    <message>
        <source>图像不清，重新采集</source>
        <translation>Not legible, captured again</translation>
    </message>
    <message>
        <source>空白页</source>
        <translation>Blank page</translation>
    </message>
    <message>
        <source>重复页</source>
        <translation>Double page</translation>
    </message>
    <message>
        <source>不属于这份材料</source>
        <translation>Not part of this material</translation>
    </message>
    <message>
        <source>申请人取回</source>
        <translation>Taken back by the applicant</translation>
    </message>
    <message>
        <source>其他，请说明</source>
        <translation>Other: say what</translation>
    </message>
    <message>
        <source>语音</source>
        <translation>Voice</translation>
    </message>
    <message>
        <source>日结单</source>
        <translation>Day sheet</translation>
    </message>
    <message>
        <source>电子送达确认书</source>
        <translation>Consent to electronic service</translation>
    </message>
    <message>
        <source>电子送达</source>
        <translation>Electronic service</translation>
    </message>
    <message>
        <source>是收件编号</source>
        <translation>a receipt number</translation>
    </message>
    <message>
        <source>是排队号</source>
        <translation>a queue ticket</translation>
    </message>
    <message>
        <source>是电子证照码</source>
        <translation>an e-licence code</translation>
    </message>
    <message>
        <source>是身份码</source>
        <translation>an identity code</translation>
    </message>
    <message>
        <source>不是本窗口认得的码</source>
        <translation>no code that this window knows</translation>
    </message>
    <message>
        <source>授权未含此项</source>
        <translation>Not in the authority</translation>
    </message>
    <message>
        <source>名称、类型</source>
        <translation>Name, type</translation>
    </message>
    <message>
        <source>设定依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>受理条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>申请材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>申请表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>办理时限</source>
        <translation>Time limits</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>办理流程</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>证照副本</source>
        <translation>Licence copy</translation>
    </message>
</context>
<context>
    <name>matters</name>
    <message>
        <source>需要处理</source>
        <translation>To see to</translation>
    </message>
    <message>
        <source>各窗口都正常。</source>
        <translation>All windows are well.</translation>
    </message>
    <message>
        <source>最后一次心跳 {time}，请到窗口查看</source>
        <translation>Last heard {time}; go and look</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>device</translation>
    </message>
    <message>
        <source>{count} 件还在窗口，平台未收到</source>
        <translation>{count} still at the window</translation>
    </message>
    <message>
        <source>未上报</source>
        <translation>not yet sent</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>视为受理</source>
        <translation>Deemed accepted</translation>
    </message>
    <message>
        <source>{count} 件未告知，已到期或明天到期</source>
        <translation>{count} not told, due by tomorrow</translation>
    </message>
</context>
<context>
    <name>outbox</name>
    <message>
        <source>收件编号</source>
        <translation>Receipt no.</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>多久以前</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Staff no.</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Tries</translation>
    </message>
    <message>
        <source>原因与办法</source>
        <translation>Cause and remedy</translation>
    </message>
    <message>
        <source>材料页</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>补正告知</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>评价</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>补正收件</source>
        <translation>Supplements</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>寄出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>Signed for</translation>
    </message>
    <message>
        <source>电子发出</source>
        <translation>Send electronically</translation>
    </message>
    <message>
        <source>电子送达</source>
        <translation>Electronic service</translation>
    </message>
    <message>
        <source>目录问题</source>
        <translation>Catalogue problem</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Came back</translation>
    </message>
    <message>
        <source>视为受理</source>
        <translation>Deemed accepted</translation>
    </message>
    <message>
        <source>逾期未补正</source>
        <translation>Given up</translation>
    </message>
    <message>
        <source>审查</source>
        <translation>In review</translation>
    </message>
    <message>
        <source>特别程序</source>
        <translation>Special procedure</translation>
    </message>
    <message>
        <source>特别程序结束</source>
        <translation>Special procedure over</translation>
    </message>
    <message>
        <source>延长审批</source>
        <translation>Extension</translation>
    </message>
    <message>
        <source>准予</source>
        <translation>Granted</translation>
    </message>
    <message>
        <source>不予</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Concluded</translation>
    </message>
    <message>
        <source>结果到窗口</source>
        <translation>Result at the window</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archived</translation>
    </message>
</context>
<context>
    <name>pair</name>
    <message>
        <source>记录号</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>办件内部号</source>
        <translation>Case id</translation>
    </message>
    <message>
        <source>第几步</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>原状态</source>
        <translation>State before</translation>
    </message>
    <message>
        <source>新状态</source>
        <translation>State after</translation>
    </message>
    <message>
        <source>收件编号</source>
        <translation>Receipt no.</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Official no.</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Staff no.</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>发生时间</source>
        <translation>Happened</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>补录时间</source>
        <translation>Entered later at</translation>
    </message>
    <message>
        <source>事项编码</source>
        <translation>Item code</translation>
    </message>
    <message>
        <source>事项版本</source>
        <translation>Item version</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>目录版本</source>
        <translation>Catalogue version</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>申请人证号</source>
        <translation>Applicant&apos;s number</translation>
    </message>
    <message>
        <source>排队号</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>查询码</source>
        <translation>Query code</translation>
    </message>
    <message>
        <source>受理时间</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>承诺办结日</source>
        <translation>Promised by</translation>
    </message>
    <message>
        <source>办结日待定</source>
        <translation>Date provisional</translation>
    </message>
    <message>
        <source>网上申请号</source>
        <translation>Online application</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>比较</source>
        <translation>Compared</translation>
    </message>
    <message>
        <source>{label}（来源）</source>
        <translation>{label} (source)</translation>
    </message>
    <message>
        <source>材料页：{label}</source>
        <translation>Pages: {label}</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>不同</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>相同</source>
        <translation>Equal</translation>
    </message>
</context>
<context>
    <name>panel</name>
    <message>
        <source>演示面板</source>
        <translation>Demo panel</translation>
    </message>
    <message>
        <source>{twin} 没有做 {deed}：{cause}</source>
        <translation>{twin} did not do {deed}: {cause}</translation>
    </message>
    <message>
        <source>参考平台没有接受：{what}</source>
        <translation>The platform did not take: {what}</translation>
    </message>
    <message>
        <source>演示 · 样例数据</source>
        <translation>Demo · sample data</translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation>Barcode scanner</translation>
    </message>
    <message>
        <source>收件编号或二维码内容</source>
        <translation>Receipt number or QR content</translation>
    </message>
    <message>
        <source>扫一下</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>没有运行</source>
        <translation>not running</translation>
    </message>
    <message>
        <source>拔线</source>
        <translation>Unplug</translation>
    </message>
    <message>
        <source>插回</source>
        <translation>Plug in</translation>
    </message>
    <message>
        <source>线已拔下</source>
        <translation>unplugged</translation>
    </message>
    <message>
        <source>已接</source>
        <translation>connected</translation>
    </message>
    <message>
        <source>窗口屏</source>
        <translation>Window display</translation>
    </message>
    <message>
        <source>取号与网络</source>
        <translation>Tickets and network</translation>
    </message>
    <message>
        <source>优先号</source>
        <translation>priority</translation>
    </message>
    <message>
        <source>网络正常</source>
        <translation>Network well</translation>
    </message>
    <message>
        <source>网络已断开</source>
        <translation>Network cut</translation>
    </message>
    <message>
        <source>网络很慢</source>
        <translation>Network slow</translation>
    </message>
    <message>
        <source>取到 {number}</source>
        <translation>Took {number}</translation>
    </message>
    <message>
        <source>断开网络</source>
        <translation>Cut network</translation>
    </message>
    <message>
        <source>凭条打印机</source>
        <translation>Receipt printer</translation>
    </message>
    <message>
        <source>取走纸</source>
        <translation>Take paper</translation>
    </message>
    <message>
        <source>打开盖</source>
        <translation>Open cover</translation>
    </message>
    <message>
        <source>装纸</source>
        <translation>Put paper in</translation>
    </message>
    <message>
        <source>合上盖</source>
        <translation>Close cover</translation>
    </message>
    <message>
        <source>已出纸 {count} 张</source>
        <translation>{count} printed</translation>
    </message>
    <message>
        <source>还有内容没有打出</source>
        <translation>Something waits unprinted</translation>
    </message>
    <message>
        <source>盖子开着</source>
        <translation>cover open</translation>
    </message>
    <message>
        <source>缺纸</source>
        <translation>paper out</translation>
    </message>
    <message>
        <source>纸将尽</source>
        <translation>paper low</translation>
    </message>
    <message>
        <source>有纸</source>
        <translation>has paper</translation>
    </message>
    <message>
        <source>还没有出纸</source>
        <translation>No paper yet</translation>
    </message>
    <message>
        <source>读卡器</source>
        <translation>ID card reader</translation>
    </message>
    <message>
        <source>放上</source>
        <translation>Lay</translation>
    </message>
    <message>
        <source>拿走</source>
        <translation>Lift</translation>
    </message>
    <message>
        <source>台面空着</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>评价器</source>
        <translation>Evaluator</translation>
    </message>
    <message>
        <source>非常满意</source>
        <translation>Excellent</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Poor</translation>
    </message>
    <message>
        <source>非常不满意</source>
        <translation>Bad</translation>
    </message>
    <message>
        <source>请 {ticket} 评价</source>
        <translation>Asks {ticket}</translation>
    </message>
    <message>
        <source>未配对</source>
        <translation>not paired</translation>
    </message>
    <message>
        <source>A4 打印机</source>
        <translation>A4 printer</translation>
    </message>
    <message>
        <source>标签打印机</source>
        <translation>Label printer</translation>
    </message>
    <message>
        <source>另一块屏：仰邦</source>
        <translation>Another display: Onbon</translation>
    </message>
    <message>
        <source>另一块屏：Modbus</source>
        <translation>Another display: Modbus</translation>
    </message>
    <message>
        <source>另一块屏：Alpha</source>
        <translation>Another display: Alpha</translation>
    </message>
    <message>
        <source>端口 {url}，由运维绑定</source>
        <translation>Port {url}, bound by the technician</translation>
    </message>
    <message>
        <source>语音</source>
        <translation>Voice</translation>
    </message>
    <message>
        <source>正在播报</source>
        <translation>Speaking</translation>
    </message>
</context>
<context>
    <name>ports</name>
    <message>
        <source>端口</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>握手认出</source>
        <translation>What answers</translation>
    </message>
    <message>
        <source>绑定为</source>
        <translation>Bound as</translation>
    </message>
    <message>
        <source>适配器</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>就是它 {device}</source>
        <translation>This one {device}</translation>
    </message>
    <message>
        <source>没有认出</source>
        <translation>Nothing known</translation>
    </message>
    <message>
        <source>没有应答</source>
        <translation>No answer</translation>
    </message>
</context>
<context>
    <name>print</name>
    <message>
        <source>待打印</source>
        <translation>To be printed</translation>
    </message>
    <message>
        <source>打印中</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>已打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>已交打印机</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>打印存疑</source>
        <translation>In doubt</translation>
    </message>
    <message>
        <source>正在打印。</source>
        <translation>Printing.</translation>
    </message>
    <message>
        <source>打印服务确认已打完。再要一份请按“补打一份”。</source>
        <translation>The print service says it is done. For another one press Reprint.</translation>
    </message>
    <message>
        <source>已交给打印服务，它不再回报。请看打印机。</source>
        <translation>Handed to the print service, which tells no more. Look at the printer.</translation>
    </message>
    <message>
        <source>不知道有没有打出来（{why}）。请看打印机，没有再按“补打一份”。</source>
        <translation>Nobody knows whether it came out ({why}). Look at the printer; press Reprint only if it did not.</translation>
    </message>
    <message>
        <source>打印机{why}，还没有送出。恢复后自动打印一次，不必再按。</source>
        <translation>Printer: {why}. Nothing was sent; it is printed once as soon as this is mended, no need to press again.</translation>
    </message>
    <message>
        <source>已在打印队列里，打印机{why}。恢复后打出一份，不必再按。</source>
        <translation>In the print queue; printer: {why}. It comes out once when this is mended, no need to press again.</translation>
    </message>
    <message>
        <source>待打印：{why}</source>
        <translation>Waits: {why}</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>要素</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>哪里不对</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>received</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>收件编号</source>
        <translation>Receipt no.</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>审批决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>通知</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>网上预审</source>
        <translation>Online application</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>评价</source>
        <translation>Evaluation</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>其他端口</source>
        <translation>Further ports</translation>
    </message>
    <message>
        <source>另外要查看的端口：串口服务器 socket://地址:端口，或文件名通配。用逗号分开。</source>
        <translation>Further ports to look at: serial servers socket://address:port, or file patterns; commas between.</translation>
    </message>
    <message>
        <source>端口</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>设备名、COM 名、usb://厂商:产品/序号，或 socket://地址:端口。空着就是不用。</source>
        <translation>Device name, COM name, usb://VID:PID/SERIAL, or socket://address:port. Empty = not used.</translation>
    </message>
    <message>
        <source>波特率</source>
        <translation>Speed (baud)</translation>
    </message>
    <message>
        <source>出厂一般是 115200。不对时设备不应答，或应答错乱。</source>
        <translation>Usually 115200 from the factory. A wrong one gives silence or garbled answers.</translation>
    </message>
    <message>
        <source>寻卡间隔（毫秒）</source>
        <translation>Pause between looks (ms)</translation>
    </message>
    <message>
        <source>两次寻卡之间停多久。小了反应快，大了读卡器清闲。</source>
        <translation>Pause between two looks for a card. Smaller is quicker, larger is calmer.</translation>
    </message>
    <message>
        <source>看打印机自检页。不对时会打出乱码，或没有应答。</source>
        <translation>See the printer&apos;s own test page. A wrong one prints garbage or gives no answer.</translation>
    </message>
    <message>
        <source>每行列数</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>汉字编码</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>会应答</source>
        <translation>It answers</translation>
    </message>
    <message>
        <source>打印机能回答状态查询。不能回答的，凭条只记为“已送出，未确认”。</source>
        <translation>The printer answers status requests. If not, slips end as “handed over, not confirmed”.</translation>
    </message>
    <message>
        <source>先切到汉字模式</source>
        <translation>Chinese mode first</translation>
    </message>
    <message>
        <source>打印前发送 FS &amp;。汉字变成乱码或拉丁字母时打开。</source>
        <translation>Send FS &amp; before printing. Switch on when Chinese comes out as Latin letters.</translation>
    </message>
    <message>
        <source>串口模式的扫码枪接在哪里。空着就是不用。</source>
        <translation>Where the scanner in serial mode is. Empty = not used.</translation>
    </message>
    <message>
        <source>出厂一般是 9600。不对时扫出的内容是乱码。</source>
        <translation>Usually 9600 from the factory. A wrong one gives garbage.</translation>
    </message>
    <message>
        <source>进纸来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>分辨率</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>每英寸点数。200 看得清，文件也不大。</source>
        <translation>Dots per inch. 200 is legible and keeps files small.</translation>
    </message>
    <message>
        <source>SANE 配置目录</source>
        <translation>SANE configuration</translation>
    </message>
    <message>
        <source>空着用系统自带的配置。</source>
        <translation>Empty = the system&apos;s own.</translation>
    </message>
    <message>
        <source>打印队列</source>
        <translation>Print queue</translation>
    </message>
    <message>
        <source>系统里打印机的名字，或网络打印机的地址 ipp://地址/路径。空着就是不用。</source>
        <translation>The printer&apos;s name in the system, or ipp://host/path of a network printer. Empty = not used.</translation>
    </message>
    <message>
        <source>打印服务</source>
        <translation>Print service</translation>
    </message>
    <message>
        <source>打印服务器 地址:端口。空着用本机的打印服务。</source>
        <translation>Print server host:port. Empty = this machine&apos;s own.</translation>
    </message>
    <message>
        <source>纸盒</source>
        <translation>Paper tray</translation>
    </message>
    <message>
        <source>驱动里纸盒的名字，如 Tray2。空着由打印机自己选。</source>
        <translation>The tray as the driver names it, e.g. Tray2. Empty = the printer&apos;s choice.</translation>
    </message>
    <message>
        <source>文书做好就打印</source>
        <translation>Print papers as they are made</translation>
    </message>
    <message>
        <source>打开后，受理通知书等文书生成后自动打印一份；关着由窗口人员在预览里按打印。</source>
        <translation>On: acceptance notices and other papers are printed once as soon as they are made; off: the clerk prints from the preview.</translation>
    </message>
    <message>
        <source>自动找波特率</source>
        <translation>Search for the speed</translation>
    </message>
    <message>
        <source>设定的波特率没有应答时，依次试其他标准波特率。只用于串口。</source>
        <translation>When nothing answers at the set speed, the other standard speeds are tried in turn. Serial ports only.</translation>
    </message>
    <message>
        <source>连指纹一起读</source>
        <translation>Read with fingerprints</translation>
    </message>
    <message>
        <source>用含指纹的读卡指令。指纹不保存、不显示；没有指纹的证件照样读。</source>
        <translation>Uses the reading command that includes fingerprints. They are neither kept nor shown; cards without any are read all the same.</translation>
    </message>
    <message>
        <source>读追加住址</source>
        <translation>Read the newest address</translation>
    </message>
    <message>
        <source>读卡后再问一次搬迁后写入的住址；有就用它，没有用卡面住址。</source>
        <translation>After the card, asks for the address written after a move; used where there is one, else the printed address.</translation>
    </message>
    <message>
        <source>出厂一般是 9600。不对时屏不应答，或显示乱码。</source>
        <translation>Usually 9600. When wrong, the display is silent or shows rubbish.</translation>
    </message>
    <message>
        <source>屏的种类</source>
        <translation>Make of the display</translation>
    </message>
    <message>
        <source>屏的地址</source>
        <translation>Addresses</translation>
    </message>
    <message>
        <source>同一条线上各屏的地址，用逗号分开；内容相同。CD5220 没有地址。</source>
        <translation>Addresses of the displays on one line, with commas; all show the same. A CD5220 has none.</translation>
    </message>
    <message>
        <source>发送前停顿（毫秒）</source>
        <translation>Pause before sending (ms)</translation>
    </message>
    <message>
        <source>RS-485 总线上每次发送前等多久。屏偶尔不应答时加大。</source>
        <translation>How long to wait before each telegram on the RS-485 line. Raise it when a display is silent now and then.</translation>
    </message>
    <message>
        <source>屏宽（像素）</source>
        <translation>Width (pixels)</translation>
    </message>
    <message>
        <source>仰邦屏的宽度，看屏的铭牌。一个 16 点汉字占 16 像素。</source>
        <translation>Width of the Onbon display, see its plate. A Chinese character of 16 dots takes 16 pixels.</translation>
    </message>
    <message>
        <source>屏高（像素）</source>
        <translation>Height (pixels)</translation>
    </message>
    <message>
        <source>仰邦屏的高度。32 像素可显示两行 16 点汉字。</source>
        <translation>Height of the Onbon display. 32 pixels hold two lines of 16 dots.</translation>
    </message>
    <message>
        <source>文字的起始寄存器</source>
        <translation>First register of the text</translation>
    </message>
    <message>
        <source>从 0 数起，看屏的寄存器表。表里写 40001 的就是 0。</source>
        <translation>Counted from 0, see the display&apos;s register table. What a table calls 40001 is 0.</translation>
    </message>
    <message>
        <source>寄存器个数</source>
        <translation>Number of registers</translation>
    </message>
    <message>
        <source>文字占几个寄存器，1 到 100。多出的位置会写成空白。</source>
        <translation>How many registers the text takes, 1 to 100. What is left over is blanked.</translation>
    </message>
    <message>
        <source>寄存器装什么</source>
        <translation>What a register holds</translation>
    </message>
    <message>
        <source>低字节在前</source>
        <translation>Low byte first</translation>
    </message>
    <message>
        <source>显示成两两颠倒（0S32）时打开。</source>
        <translation>Switch on when pairs are swapped (0S32).</translation>
    </message>
    <message>
        <source>写入功能码</source>
        <translation>Function that writes</translation>
    </message>
    <message>
        <source>亮度寄存器</source>
        <translation>Brightness register</translation>
    </message>
    <message>
        <source>屏有亮度寄存器时填它的号；-1 就是没有。</source>
        <translation>Its number if the display has one; -1 = none.</translation>
    </message>
    <message>
        <source>亮度</source>
        <translation>Brightness</translation>
    </message>
    <message>
        <source>连接时写入亮度寄存器的数。</source>
        <translation>Written into the brightness register on connecting.</translation>
    </message>
    <message>
        <source>转换器回送</source>
        <translation>Adapter echoes</translation>
    </message>
    <message>
        <source>RS-485 转换器会把发出的内容送回来。拔掉屏灯还是绿的，就打开它。</source>
        <translation>The RS-485 adapter sends back what it is given. Switch on when the lamp stays green with the display unplugged.</translation>
    </message>
    <message>
        <source>出厂一般是 9600。不对时没有应答。</source>
        <translation>Usually 9600 from the factory. Wrong: no answer.</translation>
    </message>
    <message>
        <source>协议</source>
        <translation>Protocol</translation>
    </message>
    <message>
        <source>open 是公开的带签名协议；digit 是按一下送一个数字的简单设备，没有签名，上报时注明。</source>
        <translation>open: the documented signed protocol. digit: a simple box that sends one digit a press, unsigned; its records say so.</translation>
    </message>
    <message>
        <source>等评价几秒</source>
        <translation>Seconds to wait</translation>
    </message>
    <message>
        <source>5 到 255。到时没有按就是未评价，不会记成满意。</source>
        <translation>5 to 255. Nobody pressed in time means not rated, never satisfied.</translation>
    </message>
    <message>
        <source>标签宽（毫米）</source>
        <translation>Label width (mm)</translation>
    </message>
    <message>
        <source>一张标签的宽，量底纸上的标签。</source>
        <translation>Width of one label, without the backing.</translation>
    </message>
    <message>
        <source>标签高（毫米）</source>
        <translation>Label height (mm)</translation>
    </message>
    <message>
        <source>一张标签的高，不含间隙。</source>
        <translation>Height of one label, without the gap.</translation>
    </message>
    <message>
        <source>标签间隙（毫米）</source>
        <translation>Gap (mm)</translation>
    </message>
    <message>
        <source>两张标签之间的间隙；不对时会越打越偏。</source>
        <translation>Between two labels; wrong, the print wanders off.</translation>
    </message>
    <message>
        <source>打印头每英寸点数：203 或 300。不对时大小不对。</source>
        <translation>Dots an inch of the head: 203 or 300. Wrong, sizes are wrong.</translation>
    </message>
    <message>
        <source>0 是黑点</source>
        <translation>0 is a black dot</translation>
    </message>
    <message>
        <source>打出来黑白颠倒时改这一项。</source>
        <translation>Change it when labels come out negative.</translation>
    </message>
    <message>
        <source>打印机能回答状态查询。不能回答的只知道已送出。</source>
        <translation>The printer answers status questions. Of one that does not, only sending is known.</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>空着用默认来源；自动进纸写 Automatic Document Feeder，双面写 ADF Duplex。</source>
        <translation>Empty = its default source; for the feeder write Automatic Document Feeder, for both sides ADF Duplex.</translation>
    </message>
    <message>
        <source>一次最多页数</source>
        <translation>Most pages of one scan</translation>
    </message>
    <message>
        <source>一次扫描到这么多面就停，1 至 999。</source>
        <translation>A scan ends after so many sides, 1 to 999.</translation>
    </message>
    <message>
        <source>自动摆正</source>
        <translation>Straighten</translation>
    </message>
    <message>
        <source>扫歪的页按文字行摆正，最多 8 度。没有文字行的不动。</source>
        <translation>Pages that lie askew are straightened by their lines of text, 8 degrees at most. Pages without lines stay as they are.</translation>
    </message>
    <message>
        <source>去掉空白面</source>
        <translation>Leave out blank sides</translation>
    </message>
    <message>
        <source>双面扫描时空白的背面不留下，去掉几面会告诉窗口人员。</source>
        <translation>Blank backs are not kept when both sides are scanned; the clerk is told how many.</translation>
    </message>
    <message>
        <source>旋转（度）</source>
        <translation>Turn (degrees)</translation>
    </message>
    <message>
        <source>扫出来总是横着或倒着时填 90、180 或 270，顺时针。</source>
        <translation>90, 180 or 270, clockwise, when pages always come lying or upside down.</translation>
    </message>
    <message>
        <source>每页最大（千字节）</source>
        <translation>Largest page (kB)</translation>
    </message>
    <message>
        <source>超过的页压成 JPEG，上报更快。0 是不压。</source>
        <translation>Larger pages are packed as JPEG, so that they are sent sooner. 0 = never.</translation>
    </message>
    <message>
        <source>等第一张（秒）</source>
        <translation>Wait for the first (s)</translation>
    </message>
    <message>
        <source>只用于文件夹：按 F6 后这么久没有新图片就不再等。</source>
        <translation>Folder only: the wait ends when no picture came so long after F6.</translation>
    </message>
    <message>
        <source>拍完后等（秒）</source>
        <translation>Wait after the last (s)</translation>
    </message>
    <message>
        <source>只用于文件夹：这么久没有下一张，这一次就算拍完。</source>
        <translation>Folder only: the scan is over when no further picture came for so long.</translation>
    </message>
    <message>
        <source>收下后删原图</source>
        <translation>Remove originals</translation>
    </message>
    <message>
        <source>只用于文件夹：页已加密存好后，删掉文件夹里的原图。</source>
        <translation>Folder only: the picture in the folder is removed once its page is sealed and kept.</translation>
    </message>
    <message>
        <source>键盘口扫码枪</source>
        <translation>Scanner in keyboard mode</translation>
    </message>
    <message>
        <source>分辨扫码枪和手打的键，扫的码不会落进输入框。没有这种枪时可以关掉，打字快 0.04 秒。</source>
        <translation>Tells a scanner&apos;s keys from a person&apos;s, so that no code lands in a field. Without such a scanner it may be off: typing is 0.04 s quicker.</translation>
    </message>
    <message>
        <source>照片解码程序</source>
        <translation>Photo decoder</translation>
    </message>
    <message>
        <source>厂家授权的程序：标准输入收 1024 字节照片（WLT），标准输出给 BMP、PNG 或 JPEG。空着不显示照片。</source>
        <translation>A program licensed by its maker: takes the 1024 bytes of the photo (WLT) on standard input, gives BMP, PNG or JPEG on standard output. Empty = photos are not shown.</translation>
    </message>
    <message>
        <source>流控</source>
        <translation>Flow control</translation>
    </message>
    <message>
        <source>空闲时显示</source>
        <translation>Shown when idle</translation>
    </message>
    <message>
        <source>各行用逗号分开。{number} 号码，{window} 窗口号，{name} 窗口名。空着用自带的文字，- 是不显示。</source>
        <translation>Lines with commas. {number} the number, {window} the window&apos;s number, {name} its name. Empty = built-in text, - = dark.</translation>
    </message>
    <message>
        <source>叫号时显示</source>
        <translation>Shown when calling</translation>
    </message>
    <message>
        <source>叫到一个号、人还没到时。写法同上。</source>
        <translation>While a number is called and nobody came yet. Written as above.</translation>
    </message>
    <message>
        <source>办理中显示</source>
        <translation>Shown when serving</translation>
    </message>
    <message>
        <source>正在为一个号办理时。写法同上。</source>
        <translation>While a number is served. Written as above.</translation>
    </message>
    <message>
        <source>暂停服务时显示</source>
        <translation>Shown when paused</translation>
    </message>
    <message>
        <source>窗口人员按下暂停服务时。这里不会显示号码。</source>
        <translation>While the clerk has paused. No number is shown here.</translation>
    </message>
    <message>
        <source>未开放时显示</source>
        <translation>Shown when closed</translation>
    </message>
    <message>
        <source>没有窗口人员登录时。这里不会显示号码。</source>
        <translation>While no clerk is signed in. No number is shown here.</translation>
    </message>
    <message>
        <source>7 位偶校验（7E1）</source>
        <translation>Seven bits, even parity (7E1)</translation>
    </message>
    <message>
        <source>Alpha 屏多为 7E1。试机时屏没有反应，就换一下。</source>
        <translation>Alpha signs are mostly 7E1. If the test shows nothing, change this.</translation>
    </message>
    <message>
        <source>语音</source>
        <translation>Voice</translation>
    </message>
    <message>
        <source>用电脑的音箱写 program://espeak-ng；接语音芯片写它的端口。空着就是不播报。</source>
        <translation>program://espeak-ng for the computer&apos;s loudspeaker, or the port of a speech chip. Empty = nothing is spoken.</translation>
    </message>
    <message>
        <source>语音芯片出厂一般是 9600。软件语音不用。</source>
        <translation>Speech chips usually have 9600. A software voice needs none.</translation>
    </message>
    <message>
        <source>音量</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>0 到 100。改后按“试机”听一听。</source>
        <translation>0 to 100. Test and listen after a change.</translation>
    </message>
    <message>
        <source>叫号时说什么</source>
        <translation>What a call says</translation>
    </message>
    <message>
        <source>{number} 号码，逐字读；{window} 窗口号，{name} 窗口名。从不读办事人的姓名。</source>
        <translation>{number} the number, one by one; {window} the window&apos;s number, {name} its name. Never a person&apos;s name.</translation>
    </message>
    <message>
        <source>看打印机自检页和接线。设错会丢字或一直不打。</source>
        <translation>See the printer&apos;s self-test page and the cable. A wrong one loses letters or stops all printing.</translation>
    </message>
    <message>
        <source>看纸宽和打印机自检页。一个汉字占两列。</source>
        <translation>See the width of the paper and the printer&apos;s self-test page. A Chinese character takes two columns.</translation>
    </message>
    <message>
        <source>看打印机自检页。打不出的字自动画成图形。</source>
        <translation>See the printer&apos;s self-test page. Characters that it lacks are drawn.</translation>
    </message>
    <message>
        <source>决定怎样和屏说话、能显示什么。换了种类，下面的设置随之改变。</source>
        <translation>Decides how the display is spoken to and what it can show. The settings below follow it.</translation>
    </message>
    <message>
        <source>看屏的寄存器表。设错会显示乱码或别的数。</source>
        <translation>See the display&apos;s register table. A wrong one shows garbage or another number.</translation>
    </message>
    <message>
        <source>一般一次写完；屏只支持单个写入时选 6。</source>
        <translation>Usually all at once; choose 6 for a display that takes single writes only.</translation>
    </message>
    <message>
        <source>排队号的样子</source>
        <translation>Look of queue tickets</translation>
    </message>
    <message>
        <source>正则表达式，要与整个码相符。只用来告诉窗口人员扫到的是什么。空着就是不认。</source>
        <translation>A regular expression that fits the whole code. It only tells the clerk what was scanned. Empty = none is known.</translation>
    </message>
    <message>
        <source>电子证照码的样子</source>
        <translation>Look of e-licence codes</translation>
    </message>
    <message>
        <source>正则表达式。全国没有公开的统一格式，按本地证照的码填。内容从不解读。</source>
        <translation>A regular expression. No national form is published: write that of the local licences. Their content is never read.</translation>
    </message>
    <message>
        <source>身份码的样子</source>
        <translation>Look of identity codes</translation>
    </message>
    <message>
        <source>正则表达式。身份码、市民码按本地的填。内容从不解读，也不当作身份。</source>
        <translation>A regular expression for the local identity or citizen codes. Their content is never read nor taken for an identity.</translation>
    </message>
    <message>
        <source>SANE 设备名（用 scanimage -L 列出）、网络扫描仪的地址 http://地址/eSCL，高拍仪程序存图的文件夹 folder:路径，或摄像头 camera:名称。空着就是不用。</source>
        <translation>A SANE device name (scanimage -L lists them), the address of a network scanner http://address/eSCL, the folder of a document camera&apos;s program folder:PATH, or a camera camera:NAME. Empty: none.</translation>
    </message>
</context>
<context>
    <name>test</name>
    <message>
        <source>请放一张证件。内容只在这里遮蔽显示，不保存。</source>
        <translation>Lay a card. It is shown here masked and not kept.</translation>
    </message>
    <message>
        <source>请扫一个码。</source>
        <translation>Scan a code.</translation>
    </message>
    <message>
        <source>正在试机…</source>
        <translation>Testing…</translation>
    </message>
    <message>
        <source>已送出。请看设备上的内容对不对。</source>
        <translation>Sent. Look at the device: is it right?</translation>
    </message>
    <message>
        <source>试机没有通过：{trouble}。</source>
        <translation>Test failed: {trouble}.</translation>
    </message>
    <message>
        <source>试机通过：读出 {name} {number}。</source>
        <translation>Test passed: {name} {number} was read.</translation>
    </message>
    <message>
        <source>试机通过：设备确认已做完。</source>
        <translation>Test passed: the device says it is done.</translation>
    </message>
    <message>
        <source>请在评价器上按一个键。只看签名对不对，不记录。</source>
        <translation>Press a face on the evaluator. Only its signature is looked at; nothing is recorded.</translation>
    </message>
    <message>
        <source>试机通过：已配对，签名正确，按的是 {level}。</source>
        <translation>Passed: paired, the signature is right, {level} was pressed.</translation>
    </message>
    <message>
        <source>试机通过：扫到一页 {width} × {height} 点，{kb} 千字节，没有保存。</source>
        <translation>Passed: one page of {width} × {height} dots, {kb} kB, not kept.</translation>
    </message>
    <message>
        <source>已播报。请听大厅里的音量和内容对不对。</source>
        <translation>Spoken. Listen in the hall whether volume and words are right.</translation>
    </message>
    <message>
        <source>试机通过：扫到 {length} 个字符 {symbology}，{kind}。</source>
        <translation>Test passed: {length} characters {symbology}, {kind}.</translation>
    </message>
    <message>
        <source>试机没有通过：送来的不是能用的图片。请核对设置和驱动程序，再按 F7。</source>
        <translation>The trial failed: what came is no picture that can be used. Check the settings and the driver, then press F7.</translation>
    </message>
    <message>
        <source>试机没有通过：没有送来页面。请看设备和上面的说明，再按 F7。</source>
        <translation>The trial failed: no page came. Look at the device and at the advice above, then press F7.</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>用户名或密码不对。请重新输入，注意大小写。</source>
        <translation>User name or password is wrong. Type them again; capitals matter.</translation>
    </message>
    <message>
        <source>连不上中心平台。您在本机还没有登录过，首次登录需要网络；请检查网络，或请值班长协助。</source>
        <translation>The central platform cannot be reached. You have never signed in here, and the first time needs the network; check it, or ask the supervisor.</translation>
    </message>
    <message>
        <source>您的离线使用期限已过。请恢复网络后再登录，已受理的办件不受影响。</source>
        <translation>Your time for working offline is over. Sign in again once the network is back; accepted cases are safe.</translation>
    </message>
    <message>
        <source>您的岗位不能做这一步。需要时请值班长办理。</source>
        <translation>Your role may not do this. Ask the supervisor where it is needed.</translation>
    </message>
    <message>
        <source>登录已结束。请重新登录，草稿都还在。</source>
        <translation>Your session has ended. Sign in again; all drafts are kept.</translation>
    </message>
    <message>
        <source>本窗口还有人在岗。请其先签退，再登录。</source>
        <translation>Someone is still signed in at this window. They must sign out first.</translation>
    </message>
    <message>
        <source>本窗口号正在另一台电脑上使用。请先在那边签退，或请运维核对窗口号。</source>
        <translation>This window number is in use on another computer. Sign out there first, or ask the technician to check the number.</translation>
    </message>
    <message>
        <source>本机数据还没有打开。请重新登录；再次出现请找运维。</source>
        <translation>This computer&apos;s data is not open. Sign in again; if it returns, call the technician.</translation>
    </message>
    <message>
        <source>现在没有人等候。有人取号后再叫。</source>
        <translation>Nobody is waiting. Call when someone has taken a ticket.</translation>
    </message>
    <message>
        <source>手上没有号。请先叫号。</source>
        <translation>No ticket in hand. Call one first.</translation>
    </message>
    <message>
        <source>连不上排队系统。可先输入办事人手中的号码叫号，网络恢复后照常。</source>
        <translation>The queue cannot be reached. Type the number the person holds; all is as usual once the network is back.</translation>
    </message>
    <message>
        <source>号码写法不对。请照纸上输入，例如 S023。</source>
        <translation>That is not a ticket number. Type it as on the paper, for example S023.</translation>
    </message>
    <message>
        <source>刚叫过。两次叫号至少隔 {wait} 秒，请稍候。</source>
        <translation>Just called. At least {wait} s lie between two calls; please wait.</translation>
    </message>
    <message>
        <source>办件 {receipt_no} 还没有受理。请先受理 (F12) 或暂存 (F9)。</source>
        <translation>Case {receipt_no} is not accepted yet. Accept it (F12) or set it aside (F9) first.</translation>
    </message>
    <message>
        <source>现在还不能做这一步。请先完成手上的步骤。</source>
        <translation>This cannot be done now. Finish the step in hand first.</translation>
    </message>
    <message>
        <source>证件已过有效期，不能用来办理，表单没有改动。请换有效证件，或告知先换证。</source>
        <translation>This ID has expired and cannot be used; the form is unchanged. Ask for a valid one, or have it renewed first.</translation>
    </message>
    <message>
        <source>证件号码校验不符，表单没有改动。请核对证件真伪，或换一张证件。</source>
        <translation>The ID number fails its check; the form is unchanged. Check that the card is genuine, or use another.</translation>
    </message>
    <message>
        <source>没有读出证件。请拿起后重放。</source>
        <translation>The card was not read. Lift it and lay it again.</translation>
    </message>
    <message>
        <source>这张证件与本办件的申请人不是同一人，没有采用。换人办理请先暂存 (F9)。</source>
        <translation>This card is not the applicant&apos;s and was not used. For another person, set this case aside first (F9).</translation>
    </message>
    <message>
        <source>桌上没有这份办件。请先读卡或选择事项。</source>
        <translation>That case is not on the desk. Read a card or choose an item first.</translation>
    </message>
    <message>
        <source>还没有选定事项，或目录里没有它。请按 F3 查找。</source>
        <translation>No item is chosen, or the catalogue lacks it. Press F3 to find one.</translation>
    </message>
    <message>
        <source>这个事项的目录内容有误，暂不能办理。请告知值班长。</source>
        <translation>The catalogue entry of this item is faulty, so it cannot be served now. Tell the supervisor.</translation>
    </message>
    <message>
        <source>这份办件已不是草稿，不能再改。</source>
        <translation>This case is no longer a draft and cannot be changed.</translation>
    </message>
    <message>
        <source>本窗口的编号用完了，暂不能建新办件。请恢复网络领取，或请值班长协助。</source>
        <translation>This window has used up its numbers, so no new case can be opened. Restore the network to get more, or ask the supervisor.</translation>
    </message>
    <message>
        <source>还不能受理，请补填：{fields}。</source>
        <translation>Cannot be accepted yet. Fill in: {fields}.</translation>
    </message>
    <message>
        <source>还不能受理，表单没有填完。</source>
        <translation>Cannot be accepted yet: the form is not complete.</translation>
    </message>
    <message>
        <source>还不能受理，缺少材料：{materials}。</source>
        <translation>Cannot be accepted yet. Materials missing: {materials}.</translation>
    </message>
    <message>
        <source>还不能受理，材料不齐。</source>
        <translation>Cannot be accepted yet: materials are missing.</translation>
    </message>
    <message>
        <source>同一申请人的同一事项已在办（{receipt_no}），没有重复受理。请先查那一件。</source>
        <translation>The same item of the same applicant is under way ({receipt_no}); it was not accepted twice. Look at that case first.</translation>
    </message>
    <message>
        <source>同一申请人的同一事项已在办，没有重复受理。</source>
        <translation>The same item of the same applicant is under way; it was not accepted twice.</translation>
    </message>
    <message>
        <source>磁盘已满，这一步没有保存，之前的内容都在。请找运维腾出空间后再按一次。</source>
        <translation>The disk is full, so this step was not saved; everything before is kept. Have the technician free space, then press again.</translation>
    </message>
    <message>
        <source>本机数据打不开：{reason}</source>
        <translation>This computer&apos;s data does not open: {reason}</translation>
    </message>
    <message>
        <source>没有保存成功，之前的内容都在。请再按一次；再次出现请找运维。</source>
        <translation>Not saved; everything before is kept. Press again; if it returns, call the technician.</translation>
    </message>
    <message>
        <source>这一项必填。</source>
        <translation>This must be filled in.</translation>
    </message>
    <message>
        <source>太短，至少 {min} 个字。</source>
        <translation>Too short, at least {min} characters.</translation>
    </message>
    <message>
        <source>太短，请填完整。</source>
        <translation>Too short, give it in full.</translation>
    </message>
    <message>
        <source>太长，最多 {max} 个字。</source>
        <translation>Too long, at most {max} characters.</translation>
    </message>
    <message>
        <source>太长，请缩短。</source>
        <translation>Too long, shorten it.</translation>
    </message>
    <message>
        <source>这里只能填数字。</source>
        <translation>Only digits here.</translation>
    </message>
    <message>
        <source>应在 {min} 与 {max} 之间。</source>
        <translation>Must be between {min} and {max}.</translation>
    </message>
    <message>
        <source>不能小于 {min}。</source>
        <translation>Must not be less than {min}.</translation>
    </message>
    <message>
        <source>不能大于 {max}。</source>
        <translation>Must not be more than {max}.</translation>
    </message>
    <message>
        <source>数值不在允许范围内。</source>
        <translation>The value is out of range.</translation>
    </message>
    <message>
        <source>不是有效日期。请按 年-月-日 填写，例如 2026-12-03。</source>
        <translation>Not a date. Write year-month-day, for example 2026-12-03.</translation>
    </message>
    <message>
        <source>请从列表中选择。</source>
        <translation>Choose from the list.</translation>
    </message>
    <message>
        <source>姓名里不能有数字。</source>
        <translation>A name has no digits.</translation>
    </message>
    <message>
        <source>应是 1 开头的 11 位手机号码。</source>
        <translation>A mobile number has 11 digits and begins with 1.</translation>
    </message>
    <message>
        <source>证件号码校验不符，请对照证件逐位核对。</source>
        <translation>The ID number fails its check; compare it with the card digit by digit.</translation>
    </message>
    <message>
        <source>这是 15 位旧号码。请填 18 位公民身份号码。</source>
        <translation>This is an old 15-digit number. Give the 18-digit one.</translation>
    </message>
    <message>
        <source>号码里的出生日期不存在，请核对。</source>
        <translation>The birth date in this number does not exist; check it.</translation>
    </message>
    <message>
        <source>统一社会信用代码校验不符，请核对 18 位。</source>
        <translation>The unified social credit code fails its check; compare all 18 characters.</translation>
    </message>
    <message>
        <source>银行卡号校验不符，请对照卡面核对。</source>
        <translation>The bank card number fails its check; compare it with the card.</translation>
    </message>
    <message>
        <source>此项来自读卡，不能改写。按 Esc 恢复读卡内容。</source>
        <translation>This comes from the card and cannot be changed. Press Esc to restore it.</translation>
    </message>
    <message>
        <source>不符合本事项的规定：{rule}。</source>
        <translation>Against a rule of this item: {rule}.</translation>
    </message>
    <message>
        <source>不符合本事项的规定，请核对。</source>
        <translation>Against a rule of this item; check it.</translation>
    </message>
    <message>
        <source>文件打不开，没有导入。请换一个文件，或重新保存后再试。</source>
        <translation>The file does not open and was not imported. Use another, or save it again and retry.</translation>
    </message>
    <message>
        <source>不支持这种文件。请用 JPEG、PNG 或 PDF。</source>
        <translation>This kind of file is not supported. Use JPEG, PNG or PDF.</translation>
    </message>
    <message>
        <source>文件太大，最多 {max_mb} MB。请降低分辨率后再试。</source>
        <translation>The file is too large, at most {max_mb} MB. Lower its resolution and retry.</translation>
    </message>
    <message>
        <source>文件太大，没有导入。请降低分辨率后再试。</source>
        <translation>The file is too large and was not imported. Lower its resolution and retry.</translation>
    </message>
    <message>
        <source>图像已损坏，没有导入。请重新扫描或换文件。</source>
        <translation>The picture is damaged and was not imported. Scan again or use another file.</translation>
    </message>
    <message>
        <source>没有找到扫描仪。可先导入文件；请检查电源和连线。</source>
        <translation>No scanner found. Files can be imported meanwhile; check power and cable.</translation>
    </message>
    <message>
        <source>扫描仪正忙。请等这一份完成后再扫。</source>
        <translation>The scanner is busy. Wait until this one is done.</translation>
    </message>
    <message>
        <source>扫描仪卡纸。请取出纸张后再扫，已扫的页都在。</source>
        <translation>The scanner is jammed. Take the paper out and scan again; pages scanned so far are kept.</translation>
    </message>
    <message>
        <source>扫描仪里没有纸。请放好材料后再按 F6。</source>
        <translation>No paper in the scanner. Put the material in and press F6 again.</translation>
    </message>
    <message>
        <source>扫描仪的盖子开着。请盖好后再扫。</source>
        <translation>The scanner&apos;s cover is open. Close it and scan again.</translation>
    </message>
    <message>
        <source>这次没有扫成，已扫的页都在。请再扫一次，或导入文件。</source>
        <translation>This scan failed; pages scanned so far are kept. Scan again, or import a file.</translation>
    </message>
    <message>
        <source>这张凭条正在打印或排队，现在不能补打。</source>
        <translation>This receipt is printing or queued and cannot be reprinted now.</translation>
    </message>
    <message>
        <source>本窗口没有设置 A4 打印机，没有打印。可另存为 PDF；请运维在“设备”中设置。</source>
        <translation>This window has no A4 printer; nothing was printed. Save it as PDF; a technician can set one up under Devices.</translation>
    </message>
    <message>
        <source>这份文书已经送过打印机，没有再送。要再出一份请按“补打一份”，会注明补打。</source>
        <translation>This paper went to the printer already and was not sent again. For another one press Reprint; it will be marked.</translation>
    </message>
    <message>
        <source>程序内部出错，这一步没有做。可继续工作，并把编号 {number} 告诉运维。</source>
        <translation>An internal error: this step was not done. You can go on; give the technician the number {number}.</translation>
    </message>
    <message>
        <source>程序内部出错，这一步没有做。可继续工作，并告诉运维。</source>
        <translation>An internal error: this step was not done. You can go on; tell the technician.</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>well</translation>
    </message>
    <message>
        <source>未配置</source>
        <translation>not set up</translation>
    </message>
    <message>
        <source>端口被占用</source>
        <translation>port busy</translation>
    </message>
    <message>
        <source>已拔出</source>
        <translation>unplugged</translation>
    </message>
    <message>
        <source>无应答</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>应答错乱</source>
        <translation>garbled answers</translation>
    </message>
    <message>
        <source>缺纸</source>
        <translation>paper out</translation>
    </message>
    <message>
        <source>纸将尽</source>
        <translation>paper low</translation>
    </message>
    <message>
        <source>盖子开</source>
        <translation>cover open</translation>
    </message>
    <message>
        <source>切刀故障</source>
        <translation>cutter fault</translation>
    </message>
    <message>
        <source>过热</source>
        <translation>too hot</translation>
    </message>
    <message>
        <source>打印机故障</source>
        <translation>printer fault</translation>
    </message>
    <message>
        <source>读卡器故障</source>
        <translation>reader fault</translation>
    </message>
    <message>
        <source>读卡器未授权</source>
        <translation>reader not authorised</translation>
    </message>
    <message>
        <source>驱动程序未装</source>
        <translation>driver not installed</translation>
    </message>
    <message>
        <source>没有扫描仪</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>缺墨粉</source>
        <translation>no toner</translation>
    </message>
    <message>
        <source>打印队列停用</source>
        <translation>queue stopped</translation>
    </message>
    <message>
        <source>打印队列拒收</source>
        <translation>queue takes no jobs</translation>
    </message>
    <message>
        <source>没有这个打印队列</source>
        <translation>no such queue</translation>
    </message>
    <message>
        <source>打印服务连不上</source>
        <translation>no print service</translation>
    </message>
    <message>
        <source>任务被取消</source>
        <translation>job cancelled</translation>
    </message>
    <message>
        <source>内部错误</source>
        <translation>internal error</translation>
    </message>
    <message>
        <source>接错设备</source>
        <translation>Wrong device</translation>
    </message>
    <message>
        <source>设置没有改：{reason}</source>
        <translation>Not changed: {reason}</translation>
    </message>
    <message>
        <source>设置没有改，填写的内容不能用。</source>
        <translation>Not changed: what was written cannot be used.</translation>
    </message>
    <message>
        <source>设备设置没有存到磁盘，重启后会丢失。请检查磁盘空间和权限后再改一次。</source>
        <translation>The device settings were not written to the disk and are lost at the next start. Check space and rights, then change them again.</translation>
    </message>
    <message>
        <source>这不是设备配置文件，设置没有改。请选择从邻窗导出的文件。</source>
        <translation>This is no device profile; nothing was changed. Choose a file exported at a neighbour&apos;s window.</translation>
    </message>
    <message>
        <source>签名不对，没有采用：文件导出后被改动过。请在邻窗重新导出，不要手工修改。</source>
        <translation>Wrong signature, not used: the file was changed after its export. Export it again at the other window and leave it as it is.</translation>
    </message>
    <message>
        <source>配置文件的版本本程序不认识，设置没有改。请先升级本窗口。</source>
        <translation>The profile&apos;s version is not known here; nothing was changed. Update this window first.</translation>
    </message>
    <message>
        <source>没有导出：文件写不进去。请换一个位置，或检查磁盘空间和权限。</source>
        <translation>Not exported: the file cannot be written. Choose another place, or check space and rights.</translation>
    </message>
    <message>
        <source>还不知道申请人是谁。请先读卡，或填写姓名和证件号码。</source>
        <translation>The applicant is not known yet. Read a card, or type name and number.</translation>
    </message>
    <message>
        <source>没有需要补正的内容，应当受理 (F12)。</source>
        <translation>There is nothing to correct: accept it (F12).</translation>
    </message>
    <message>
        <source>告知必须一次说全，还漏了：{names}。</source>
        <translation>A notice names everything at once. Left out: {names}.</translation>
    </message>
    <message>
        <source>告知必须一次说全，还有没写上的问题。</source>
        <translation>A notice names everything at once; something is left out.</translation>
    </message>
    <message>
        <source>不属于本机关职权的，请写明应当向哪个机关申请。</source>
        <translation>Outside our powers: name the organ to apply to.</translation>
    </message>
    <message>
        <source>撤回须有申请人的书面请求。请收存后勾选，再撤回。</source>
        <translation>A withdrawal needs the applicant&apos;s written request. Take it, tick the box, then withdraw.</translation>
    </message>
    <message>
        <source>还没有提醒过申请人，不能按放弃处理。</source>
        <translation>The applicant was not reminded yet; it cannot count as abandoned.</translation>
    </message>
    <message>
        <source>这一步必须书面告知申请人。请先出具文书。</source>
        <translation>The applicant must be told in writing. Give the paper first.</translation>
    </message>
    <message>
        <source>窗口不能作出审批决定，要等办理部门的结果。</source>
        <translation>A window never decides: the department&apos;s result is awaited.</translation>
    </message>
    <message>
        <source>这一步要值班长复核。请值班长在本窗口输入密码。</source>
        <translation>This needs a supervisor&apos;s signature. The supervisor types the password at this window.</translation>
    </message>
    <message>
        <source>复核人须是值班长，而且不能是本人。</source>
        <translation>The second person must be a supervisor and somebody else.</translation>
    </message>
    <message>
        <source>目录不允许用承诺代替这份材料。请收取材料。</source>
        <translation>The catalogue lets no commitment replace this material. Please take it.</translation>
    </message>
    <message>
        <source>还有承诺没有兑现：{names}。补齐之前不能发放结果。</source>
        <translation>Promises are open: {names}. The result stays here until they are kept.</translation>
    </message>
    <message>
        <source>还有承诺没有兑现，补齐之前不能发放结果。</source>
        <translation>Promises are open; the result stays here until they are kept.</translation>
    </message>
    <message>
        <source>这份结果已经发放过，没有再次发放。</source>
        <translation>This result was handed out before; nothing was handed out again.</translation>
    </message>
    <message>
        <source>邮寄送达要有快递单号。请填写后再确认。</source>
        <translation>A courier needs a waybill number. Fill it in, then confirm.</translation>
    </message>
    <message>
        <source>容缺或承诺办理的，发放前须核验原件。请核验后勾选。</source>
        <translation>Tolerant and commitment cases: check the originals first, then tick the box.</translation>
    </message>
    <message>
        <source>{receipt_no} 收件后五个工作日没有告知，已依法视为受理。请马上移交办理。</source>
        <translation>{receipt_no}: five working days passed without a word; by law it is accepted. Hand it over at once.</translation>
    </message>
    <message>
        <source>收件后五个工作日没有告知的，已依法视为受理。请马上移交办理。</source>
        <translation>Five working days passed without a word; by law it is accepted. Hand it over at once.</translation>
    </message>
    <message>
        <source>有 {count} 件收件明天起将视为受理。请今天受理或一次性告知 (F10 查看)。</source>
        <translation>{count} received will count as accepted from tomorrow. Accept or tell once today (F10 lists them).</translation>
    </message>
    <message>
        <source>有收件明天起将视为受理。请今天受理或一次性告知 (F10 查看)。</source>
        <translation>Some received will count as accepted from tomorrow. Accept or tell once today (F10 lists them).</translation>
    </message>
    <message>
        <source>本机时钟比上一步还早，没有记录。请运维校准时间后再试。</source>
        <translation>This machine&apos;s clock is earlier than the last step; nothing was recorded. The technician must set the clock.</translation>
    </message>
    <message>
        <source>这份文书还没有生成。内容已存好，稍后会再生成；一直没有请找运维。</source>
        <translation>This paper is not made yet. Its contents are kept and it will be made again; if not, ask the technician.</translation>
    </message>
    <message>
        <source>文书没有存成或打不开。请换一个位置，或找运维。</source>
        <translation>The paper was not saved or does not open. Choose another place, or ask the technician.</translation>
    </message>
    <message>
        <source>本机时间与平台相差 {minutes} 分，受理日期会错，没有受理。请校时，或请值班长确认。</source>
        <translation>The clocks differ by {minutes} min, dates would be wrong: not accepted. Set the time or ask the supervisor.</translation>
    </message>
    <message>
        <source>本机时间与平台相差太大，没有受理。请校时，或请值班长确认。</source>
        <translation>The clocks differ too much: not accepted. Set the time or ask the supervisor.</translation>
    </message>
    <message>
        <source>密码连续输错次数过多，请等 {minutes} 分钟再试。忘记密码请找运维。</source>
        <translation>Too many wrong passwords in a row. Wait {minutes} min, then try again; if you forgot it, ask the technician.</translation>
    </message>
    <message>
        <source>密码连续输错次数过多，请稍后再试。忘记密码请找运维。</source>
        <translation>Too many wrong passwords in a row. Try again later; if you forgot it, ask the technician.</translation>
    </message>
    <message>
        <source>太短了。姓名至少两个字，号码至少四位。</source>
        <translation>Too short. A name needs two characters, a number four.</translation>
    </message>
    <message>
        <source>磁盘已满。打印、叫号和上报的结果暂未记下，空间腾出后自动补记，请勿关机。请找运维。</source>
        <translation>The disk is full. What the printer, the queue and the platform said is not written yet; it will be as soon as there is room. Do not switch off. Call the technician.</translation>
    </message>
    <message>
        <source>本机数据暂时写不进去。设备和平台的消息会自动补记，请勿关机。请找运维。</source>
        <translation>Nothing can be written on this machine for now. What devices and the platform said will be written later; do not switch off. Call the technician.</translation>
    </message>
    <message>
        <source>{number} 还没有结束。请先按“办理完成”，没有来的请过号。</source>
        <translation>{number} is not over yet. Press “Done” first, or pass the number if nobody came.</translation>
    </message>
    <message>
        <source>当前号还没有结束。请先按“办理完成”，没有来的请过号。</source>
        <translation>The current number is not over yet. Press “Done” first, or pass it if nobody came.</translation>
    </message>
    <message>
        <source>表单中已填了另一人的证件号码，没有用这张证件覆盖。换人办理请先暂存 (F9)；填错了请先清空号码。</source>
        <translation>The form holds another person&apos;s number; this card did not replace it. For another person set the case aside first (F9); if the number is wrong, clear it first.</translation>
    </message>
    <message>
        <source>本窗口已锁定。请先输入密码解锁，草稿都还在。</source>
        <translation>This window is locked. Unlock it with a password first; all drafts are there.</translation>
    </message>
    <message>
        <source>没有接上</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>卡纸</source>
        <translation>paper jam</translation>
    </message>
    <message>
        <source>{rules}。</source>
        <translation>{rules}.</translation>
    </message>
    <message>
        <source>有规则提示不宜受理，请判断。</source>
        <translation>A rule speaks against acceptance. Please judge.</translation>
    </message>
    <message>
        <source>巡检发现本机数据有 {count} 处损坏。请不要再办新件，马上找运维备份并修复。</source>
        <translation>The check found {count} damaged places in this window&apos;s data. Take no new cases; call the technician at once to back it up and repair it.</translation>
    </message>
    <message>
        <source>巡检发现本机数据有损坏。请不要再办新件，马上找运维备份并修复。</source>
        <translation>The check found damage in this window&apos;s data. Take no new cases; call the technician at once to back it up and repair it.</translation>
    </message>
    <message>
        <source>{count} 份草稿到期无人续办，已自动作废，编号留痕。各草稿的到期日见 F10。</source>
        <translation>{count} drafts that nobody went on with reached their last day and became void; their numbers are kept. F10 shows the last day of each draft.</translation>
    </message>
    <message>
        <source>有草稿到期无人续办，已自动作废，编号留痕。</source>
        <translation>Drafts that nobody went on with reached their last day and became void; their numbers are kept.</translation>
    </message>
    <message>
        <source>还不能受理：需要{names}，等前一项办结后自动带入。</source>
        <translation>Cannot be accepted yet: it needs {names}, which comes by itself when the earlier item is done.</translation>
    </message>
    <message>
        <source>还不能受理：要等前一项的办理结果。</source>
        <translation>Cannot be accepted yet: the result of the earlier item is awaited.</translation>
    </message>
    <message>
        <source>这里一并办理着几项。请先在该事项上按“单办”，再对它作决定。</source>
        <translation>Several items are served together here. Press “Alone” on this item first, then decide on it.</translation>
    </message>
    <message>
        <source>只剩这一项，不能移出。不办了请作废草稿。</source>
        <translation>This is the only item left and cannot be taken out. To stop, discard the draft.</translation>
    </message>
    <message>
        <source>没有查询：查共享数据要有在办的办件、事项和用途。请先打开办件再查；这次也已记录。</source>
        <translation>Nothing was asked: shared data needs an open case, an item and a purpose. Open the case first; this try is recorded too.</translation>
    </message>
    <message>
        <source>未配对</source>
        <translation>not paired</translation>
    </message>
    <message>
        <source>请写明谁签收的。快递回执上有签收人。</source>
        <translation>Say who signed for it. The courier&apos;s receipt names the person.</translation>
    </message>
    <message>
        <source>签收日期不对：须在寄出日（{sent}）和今天之间，写作 年-月-日。</source>
        <translation>The day of signature is wrong: it lies between the day of sending ({sent}) and today, written yyyy-mm-dd.</translation>
    </message>
    <message>
        <source>签收日期不对：须在寄出日和今天之间，写作 年-月-日。</source>
        <translation>The day of signature is wrong: it lies between the day of sending and today, written yyyy-mm-dd.</translation>
    </message>
    <message>
        <source>请写明需要几个工作日。通知书要把时间告诉申请人。</source>
        <translation>Say how many working days it takes. The notice tells the applicant the time.</translation>
    </message>
    <message>
        <source>延长审批须写明批准人。没有批准的，不能延长。</source>
        <translation>An extension names who approved it. Without approval it cannot be extended.</translation>
    </message>
    <message>
        <source>本事项承诺最多跑一次。申请人须再来的，请选明原因。</source>
        <translation>This item promises one visit at most. Choose why the applicant must come again.</translation>
    </message>
    <message>
        <source>容缺材料要申请人再送来一次，而本事项承诺最多跑一次。请选明原因，再受理。</source>
        <translation>The applicant must bring a tolerated material, and this item promises one visit at most. Choose why, then accept.</translation>
    </message>
    <message>
        <source>这件办件还没有收到材料，没有标签可打。</source>
        <translation>No materials of this case are here yet; there is no label to print.</translation>
    </message>
    <message>
        <source>标签没有打完，已打 {count} 张。请看标签打印机，处理后在 F7 再打一次。</source>
        <translation>Not all labels came out, {count} did. Look at the label printer, then print them again under F7.</translation>
    </message>
    <message>
        <source>标签没有打完。请看标签打印机，处理后在 F7 再打一次。</source>
        <translation>Not all labels came out. Look at the label printer, then print them again under F7.</translation>
    </message>
    <message>
        <source>缺碳带</source>
        <translation>no ribbon</translation>
    </message>
    <message>
        <source>已停止，这一次扫的页没有留下。需要时请再扫。</source>
        <translation>Stopped; the pages of this scan were not kept. Scan again when needed.</translation>
    </message>
    <message>
        <source>扫到的都是空白页，没有留下。请看看纸是否放反，再扫一次。</source>
        <translation>Only blank pages came and none was kept. Check whether the paper lies the wrong way round, then scan again.</translation>
    </message>
    <message>
        <source>有 {count} 面空白，没有留下。若不是空白，请单独再扫那一面。</source>
        <translation>{count} blank sides were not kept. If one was not blank, scan that side again by itself.</translation>
    </message>
    <message>
        <source>空白面没有留下。若不是空白，请单独再扫那一面。</source>
        <translation>Blank sides were not kept. If one was not blank, scan that side again by itself.</translation>
    </message>
    <message>
        <source>高拍仪的文件夹里一直没有新图片。请先按 F6，再在高拍仪程序里拍照。</source>
        <translation>No new picture came into the camera&apos;s folder. Press F6 first, then take the picture in the camera&apos;s program.</translation>
    </message>
    <message>
        <source>扫到的码在这里用不上，什么都没有填。</source>
        <translation>The scanned code means nothing here; nothing was filled in.</translation>
    </message>
    <message>
        <source>不收数据</source>
        <translation>takes no data</translation>
    </message>
    <message>
        <source>目录里没有专用印章的图样或日期，这份文书不能出具，办件没有改动。请告知值班长。</source>
        <translation>The catalogue has no image of the seal, or no date: this paper may not go out, and the case was not changed. Tell a supervisor.</translation>
    </message>
    <message>
        <source>请写明理由：第二次告知、不予受理、作废、删页和不合格都要有。</source>
        <translation>Please give the reason: a second notice, a refusal, a void case, a page taken off and a defect all need one.</translation>
    </message>
    <message>
        <source>这一页的文件损坏或丢失，看不了，也不能用来办理。请重新采集；其他页不受影响。</source>
        <translation>The file of this page is damaged or lost: it can be neither shown nor used. Capture it again; the other pages are not affected.</translation>
    </message>
    <message>
        <source>这份材料有效期到 {day}，已不能用。请收取新的材料，旧页可删去。</source>
        <translation>This material was valid until {day} and cannot be used. Take a new one; the old pages may be taken off.</translation>
    </message>
    <message>
        <source>这份材料已过有效期，不能用。请收取新的材料，旧页可删去。</source>
        <translation>This material is no longer valid and cannot be used. Take a new one; the old pages may be taken off.</translation>
    </message>
    <message>
        <source>这是申请人自行上传的，须先看原件。核对无误后请勾选“原件已核”。</source>
        <translation>The applicant uploaded this: see the original first. When both agree, mark “Original seen”.</translation>
    </message>
    <message>
        <source>不合格：{wrong}。更换后请改为合格，或一次性告知 (F8)。</source>
        <translation>Will not do: {wrong}. Mark it as fit when it was replaced, or tell once (F8).</translation>
    </message>
    <message>
        <source>这份材料不合格。更换后请改为合格，或一次性告知 (F8)。</source>
        <translation>This material will not do. Mark it as fit when it was replaced, or tell once (F8).</translation>
    </message>
    <message>
        <source>复用以往材料要申请人同意。请问过申请人并勾选；不同意的请收取新的材料。</source>
        <translation>Using earlier materials again needs the applicant&apos;s consent. Ask and tick the box; without it take new ones.</translation>
    </message>
    <message>
        <source>这份以往材料已不能再用：不是本人的、已过期或曾被判不合格。请收取新的材料。</source>
        <translation>This earlier material cannot be used any more: of another person, no longer valid, or found defective. Take a new one.</translation>
    </message>
    <message>
        <source>目录不允许用电子证照代替这份材料。请收取材料。</source>
        <translation>The catalogue lets no e-licence stand for this material. Please take the material.</translation>
    </message>
    <message>
        <source>本窗口没有配置电子证照的验签公钥，不能取用。请收取材料，并告知运维。</source>
        <translation>This window has no key to check e-licences with and takes none. Take the material and tell the technician.</translation>
    </message>
    <message>
        <source>现在查不到电子证照：平台没有应答。可先收取纸质材料，或网络恢复后再查。</source>
        <translation>E-licences cannot be asked for now: the platform does not answer. Take paper, or ask again when the network is back.</translation>
    </message>
    <message>
        <source>平台上没有申请人的这种电子证照。请收取材料。</source>
        <translation>The platform has no such e-licence of the applicant. Please take the material.</translation>
    </message>
    <message>
        <source>申请人的这种电子证照不在有效期内，不能用。请收取有效的材料。</source>
        <translation>The applicant&apos;s e-licence of this kind is not valid today and cannot be used. Take a valid material.</translation>
    </message>
    <message>
        <source>电子证照验签不通过，没有采用。请核对原件并收取材料，同时告知值班长。</source>
        <translation>The signature of the e-licence does not hold; it was not used. See the original, take the material and tell the supervisor.</translation>
    </message>
    <message>
        <source>补录的时间不能用：要写成 2026-11-20 09:30 的样子，早于现在，不早于 {days} 天前，受理不早于收件。请照纸上登记填写。</source>
        <translation>These times cannot be used: write them like 2026-11-20 09:30, before now, not more than {days} days ago, the acceptance not before the receipt. Take them from the paper.</translation>
    </message>
    <message>
        <source>补录的时间不能用。请照纸上登记的时间填写。</source>
        <translation>These times cannot be used. Take them from the paper.</translation>
    </message>
    <message>
        <source>正在叫号，号码马上就到。请等号码到达，再按一次。</source>
        <translation>A call is under way and the number is about to arrive. Wait for it, then press again.</translation>
    </message>
    <message>
        <source>窗口正暂停服务，没有叫号。先按“恢复服务”（Ctrl+T），再叫号。</source>
        <translation>The window is paused, so nobody was called. Press Go on (Ctrl+T) first, then call.</translation>
    </message>
    <message>
        <source>语音程序未装</source>
        <translation>no speech program</translation>
    </message>
    <message>
        <source>没有声音输出</source>
        <translation>no sound</translation>
    </message>
    <message>
        <source>设备拒绝执行</source>
        <translation>device refuses</translation>
    </message>
    <message>
        <source>至少要 {min} 行。</source>
        <translation>At least {min} rows.</translation>
    </message>
    <message>
        <source>行数太少。</source>
        <translation>Too few rows.</translation>
    </message>
    <message>
        <source>最多 {max} 行。</source>
        <translation>At most {max} rows.</translation>
    </message>
    <message>
        <source>行数太多。</source>
        <translation>Too many rows.</translation>
    </message>
    <message>
        <source>第 {row} 行的“{column}”有误，请看该格下的说明。</source>
        <translation>“{column}” in row {row} is wrong; see the note at that cell.</translation>
    </message>
    <message>
        <source>表中有一格有误，请核对。</source>
        <translation>A cell of the table is wrong; please check.</translation>
    </message>
    <message>
        <source>两个来源不一致，请选用其一并写明理由。</source>
        <translation>Two sources disagree: choose one and say why.</translation>
    </message>
    <message>
        <source>这一项已经没有另一个来源，没有改动。</source>
        <translation>There is no other source of this any more; nothing was changed.</translation>
    </message>
    <message>
        <source>{names} 没有授权给本窗口，不能在这里受理。草稿保留，请引导到授权的窗口。</source>
        <translation>{names} is not delegated to this window and cannot be accepted here. The draft is kept; direct the person to a window that may.</translation>
    </message>
    <message>
        <source>这个事项没有授权给本窗口，不能在这里受理。</source>
        <translation>This item is not delegated to this window and cannot be accepted here.</translation>
    </message>
    <message>
        <source>申请人没有签电子送达确认书，不能电子送达，没有发出。请当面发放或邮寄。</source>
        <translation>The applicant signed no consent to electronic service, so nothing was sent. Hand it out here or send it by courier.</translation>
    </message>
    <message>
        <source>请写明凭什么知道已经到达，如平台回执、申请人回复。</source>
        <translation>Say how the arrival is known, such as the platform&apos;s receipt or the applicant&apos;s answer.</translation>
    </message>
    <message>
        <source>这个事项只在新版目录里，草稿还按旧版办理，没有加办。请先改用新版，或另开一件。</source>
        <translation>This item is only in the newer catalogue and the draft is still served by the older one; it was not added. Take the newer version first, or open another case.</translation>
    </message>
    <message>
        <source>新版目录里没有{names}，不能改用新版，草稿没有改动。请先移出这一项，或问明科室。</source>
        <translation>The newest catalogue does not have {names}, so it cannot be taken over; the draft is unchanged. Take that item out first, or ask the department.</translation>
    </message>
    <message>
        <source>新版目录里没有这个事项，不能改用新版，草稿没有改动。</source>
        <translation>The newest catalogue does not have this item, so it cannot be taken over; the draft is unchanged.</translation>
    </message>
    <message>
        <source>草稿已按最新目录办理，没有改动。</source>
        <translation>The draft is served by the newest catalogue already; nothing was changed.</translation>
    </message>
    <message>
        <source>设置没有改：“{value}”不能用，可选 {choices}。设备照原来的设置工作，请从列表中选。</source>
        <translation>Nothing was changed: &quot;{value}&quot; cannot be used; it can be {choices}. The device works as before; choose from the list.</translation>
    </message>
    <message>
        <source>设置没有改：“{value}”不能用。设备照原来的设置工作，请看下面的说明再填。</source>
        <translation>Nothing was changed: &quot;{value}&quot; cannot be used. The device works as before; see the explanation below.</translation>
    </message>
    <message>
        <source>扫到的是排队号，什么都没有填。号由叫号（F2）叫到本窗口，不必扫。</source>
        <translation>This is a queue ticket; nothing was filled in. Numbers are called to this window by F2 and need no scan.</translation>
    </message>
    <message>
        <source>扫到的是电子证照码，本机不解读，什么都没有填。要用证照，请在材料上按 Ctrl+R 向平台调取。</source>
        <translation>This is an e-licence code, which is not read here; nothing was filled in. To use the licence, fetch it from the platform with Ctrl+R at its material.</translation>
    </message>
    <message>
        <source>扫到的是身份码，本机不解读，什么都没有填。请放身份证读卡；没有带证的请手工填写并核对。</source>
        <translation>This is an identity code, which is not read here; nothing was filled in. Lay the identity card; without one, type the values and check them.</translation>
    </message>
    <message>
        <source>授权书未写明可办“{names}”，没有受理这一项。请补授权委托书后改授权范围，或由申请人本人办理。</source>
        <translation>The authority does not name “{names}”; this item was not accepted. Ask for an authority that does and change its scope, or let the applicant act himself.</translation>
    </message>
    <message>
        <source>授权书未含这一项，没有受理。请补授权委托书，或由申请人本人办理。</source>
        <translation>The authority does not name this item; it was not accepted. Ask for an authority that does, or let the applicant act himself.</translation>
    </message>
    <message>
        <source>档案部门接收的不是本机最后写出的归档包，没有记为已归档。请核对后重新移交。</source>
        <translation>The archive took another package than the one this window wrote last; the case is not noted as archived. Compare, and hand it over again.</translation>
    </message>
    <message>
        <source>没有报告：请写明哪里不对，不超过 {max} 个字，不写办事人的信息。</source>
        <translation>Not reported: say what is wrong in at most {max} characters, without anything about the applicant.</translation>
    </message>
    <message>
        <source>没有报告：请写明哪里不对，不写办事人的信息。</source>
        <translation>Not reported: say what is wrong, without anything about the applicant.</translation>
    </message>
    <message>
        <source>没有发出：请先核对申请人签名的电子送达确认书，看到后勾选。没有签名的请当面发放或邮寄。</source>
        <translation>Nothing was sent: look at the consent to electronic service that the applicant signed, then tick it. Without a signature, hand the result out here or send it by courier.</translation>
    </message>
    <message>
        <source>请写明为什么退回，如无人签收、地址不详、拒收，再登记。</source>
        <translation>Write why it came back (nobody there, wrong address, refused), then enter it.</translation>
    </message>
    <message>
        <source>这件没有寄出或发出，或者已经送达，没有可退回的。</source>
        <translation>This one was not sent, or it has arrived: there is nothing to come back.</translation>
    </message>
    <message>
        <source>网上申请的申请人与本办件不同（个人与单位，或两个单位），没有取用。请先暂存 (F9)，再取用。</source>
        <translation>The online application is another applicant’s than this case (a person and an organisation, or two organisations); it was not taken. Set the case aside first (F9), then take it.</translation>
    </message>
    <message>
        <source>单位的结果要写明谁来领取，没有发放。请读领取人的证件，或填写领取人姓名。</source>
        <translation>Not handed out: for an organisation’s result somebody must be named who collects it. Read that person’s card, or type the name.</translation>
    </message>
    <message>
        <source>没有发放：还没有核验谁来领取。请读领取人的证件，或看过证件后勾选。</source>
        <translation>Not handed out: nobody has checked who collects it. Read that person’s card, or look at the document and tick the box.</translation>
    </message>
    <message>
        <source>端口已另用</source>
        <translation>Port taken</translation>
    </message>
</context>
<context>
    <name>trace</name>
    <message>
        <source>寻卡</source>
        <translation>find card</translation>
    </message>
    <message>
        <source>选卡</source>
        <translation>select card</translation>
    </message>
    <message>
        <source>读文字与照片</source>
        <translation>read text and photo</translation>
    </message>
    <message>
        <source>问读卡器状态</source>
        <translation>ask reader&apos;s state</translation>
    </message>
    <message>
        <source>问模块编号</source>
        <translation>ask module&apos;s number</translation>
    </message>
    <message>
        <source>其他指令</source>
        <translation>another command</translation>
    </message>
    <message>
        <source>成功</source>
        <translation>done</translation>
    </message>
    <message>
        <source>找到卡</source>
        <translation>card found</translation>
    </message>
    <message>
        <source>无卡或未拿起</source>
        <translation>no card, or not lifted</translation>
    </message>
    <message>
        <source>读卡器报告</source>
        <translation>reader says</translation>
    </message>
    <message>
        <source>问打印机状态</source>
        <translation>ask printer&apos;s state</translation>
    </message>
    <message>
        <source>状态应答</source>
        <translation>state</translation>
    </message>
    <message>
        <source>打印机主动报告</source>
        <translation>printer reports</translation>
    </message>
    <message>
        <source>问是否已打完</source>
        <translation>ask whether printed</translation>
    </message>
    <message>
        <source>已打完</source>
        <translation>printed</translation>
    </message>
    <message>
        <source>可以继续发</source>
        <translation>go on</translation>
    </message>
    <message>
        <source>暂停发送</source>
        <translation>wait</translation>
    </message>
    <message>
        <source>打印内容，已遮蔽，字节</source>
        <translation>slip hidden, bytes</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>shows</translation>
    </message>
    <message>
        <source>扫码内容，已遮蔽，字节</source>
        <translation>code hidden, bytes</translation>
    </message>
    <message>
        <source>已遮蔽，字节</source>
        <translation>hidden, bytes</translation>
    </message>
    <message>
        <source>读不懂，已遮蔽，字节</source>
        <translation>not understood, hidden, bytes</translation>
    </message>
    <message>
        <source>—— 端口打开 ——</source>
        <translation>—— port opened ——</translation>
    </message>
    <message>
        <source>—— 断开 ——</source>
        <translation>—— lost ——</translation>
    </message>
    <message>
        <source>读出证件</source>
        <translation>card read</translation>
    </message>
    <message>
        <source>证件读不出</source>
        <translation>card unreadable</translation>
    </message>
    <message>
        <source>扫到码</source>
        <translation>code scanned</translation>
    </message>
    <message>
        <source>打印机可用</source>
        <translation>printer ready</translation>
    </message>
    <message>
        <source>凭条已打印</source>
        <translation>receipt printed</translation>
    </message>
    <message>
        <source>凭条是否打出不确定</source>
        <translation>receipt in doubt</translation>
    </message>
    <message>
        <source>凭条没有开始打</source>
        <translation>receipt not begun</translation>
    </message>
    <message>
        <source>标签打印结束</source>
        <translation>labels ended</translation>
    </message>
    <message>
        <source>屏幕已收到内容</source>
        <translation>display took the text</translation>
    </message>
    <message>
        <source>已播报</source>
        <translation>spoken</translation>
    </message>
    <message>
        <source>收到评价</source>
        <translation>rating received</translation>
    </message>
    <message>
        <source>评价没有问出</source>
        <translation>rating not asked</translation>
    </message>
    <message>
        <source>找不到这个文件或文件夹</source>
        <translation>there is no such file or folder</translation>
    </message>
    <message>
        <source>没有读写它的权限</source>
        <translation>it may not be read or written</translation>
    </message>
    <message>
        <source>那是文件夹，不是文件</source>
        <translation>that is a folder, not a file</translation>
    </message>
    <message>
        <source>磁盘已满</source>
        <translation>the disk is full</translation>
    </message>
    <message>
        <source>系统读写失败</source>
        <translation>the system could not read or write it</translation>
    </message>
    <message>
        <source>它不是收发记录，或已损坏</source>
        <translation>it is no record of a line, or it is damaged</translation>
    </message>
    <message>
        <source>它由别的版本的程序录制</source>
        <translation>another version of the program recorded it</translation>
    </message>
    <message>
        <source>本程序没有这种设备的驱动</source>
        <translation>this program has no driver for such a device</translation>
    </message>
    <message>
        <source>第 {line} 行起与录制不一致。录制时发送：{then}；现在发送：{now}。请核对设备设置是否与录制时相同；仍不一致，请把文件交给技术支持。窗口办理不受影响。</source>
        <translation>Differs from line {line} on. Sent then: {then}; sent now: {now}. Check that the device’s settings are those of the recording; if it still differs, give the file to support. The window’s work is not affected.</translation>
    </message>
    <message>
        <source>无</source>
        <translation>nothing</translation>
    </message>
</context>
<context>
    <name>work</name>
    <message>
        <source>{day} 作废</source>
        <translation>void on {day}</translation>
    </message>
    <message>
        <source>已视为受理</source>
        <translation>Accepted by silence</translation>
    </message>
    <message>
        <source>归档待整改：{what}</source>
        <translation>Archive to be mended: {what}</translation>
    </message>
    <message>
        <source>两头受理，同一事项另有 {other}，请核对后撤回一件</source>
        <translation>Accepted twice: {other} is the same matter; compare them and take one back</translation>
    </message>
</context>
</TS>
