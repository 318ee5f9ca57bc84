"""Identifier types of the trade; all are text on every border."""

from typing import NewType

CaseId = NewType("CaseId", str)  # UUID4 made by the window (办件客户端标识)
VisitId = NewType("VisitId", str)  # one sitting of one citizen
DocumentId = NewType("DocumentId", str)
PaperId = NewType("PaperId", str)
PrintId = NewType("PrintId", str)  # one printing of an official paper
DeliveryId = NewType("DeliveryId", str)  # UUIDv5 of case and event number: sending again gives the same id
PageId = NewType("PageId", str)  # keyed hash of the contents; also the sealed file's name
TicketId = NewType("TicketId", str)  # the platform's; "manual:<date>:<number>" when typed in
SessionId = NewType("SessionId", str)
StaffNo = NewType("StaffNo", str)  # 工号
