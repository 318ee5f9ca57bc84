"""The product itself (综合窗口), without Qt, SQL and serial lines; a text-only program could run it.

Facts (a card was read) and wishes (accept this case) come into the desk's inbox; one step makes one commit; views go to
the screen and orders to devices and to the platform. The life of a case (办件):

=============  ====================================  =================  =====================================  ===============
what           message                               step               durable after it                       then said
=============  ====================================  =================  =====================================  ===============
called         CallNext -> TicketCalled              call_ticket        the ticket                             QueueView, ShowOnDisplay
card read      CardRead                              read_card          the draft with its applicant           CaseView
form filled    AnswerGiven                           fill_form          every answer                           CaseView with field marks
page scanned   PagesCaptured                         take_materials     the sealed page and its row            CaseView
told once      GiveNotice                            decide             notice, number, frozen paper, event    CaseView, PaperworkDue
accepted       AcceptCase                            accept_case        case, event, number, slip, paper,      CaseView, PrintDue,
                                                                        delivery, audit: one commit            PaperworkDue, DeliverDue
printed        PrintDue -> PaperPrinted / Doubtful   print_paper        "sending" before the first byte;       CaseView
                                                                        the result after the answer
synced         DeliverDue / Tick -> CentralAnswered  deliver            the attempt before sending; the        SyncView
                                                                        result after the answer
handed out     HandOut                               issue_result       the result, once                       CaseView
=============  ====================================  =================  =====================================  ===============

Several items in one sitting (一件事) share the draft's form and pages; each becomes its own case when it is accepted
(`domain.basket`, `steps.sitting`, `steps.take_items`).

Read on: `messages`, `step_table` ("who handles X?"), `desk`, `steps/accept_case`, then `main.py`.
"""
