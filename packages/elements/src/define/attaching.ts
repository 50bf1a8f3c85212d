// Files that are being attached, and those of messages: how they are shown is most of both.
import "./care-attachments.ts";
import "./care-attached.ts";
