BEGIN TRANSACTION;
CREATE TABLE attempt (
    staff INTEGER PRIMARY KEY,
    failures INTEGER NOT NULL,
    until TEXT NOT NULL
) STRICT;
CREATE TABLE call (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    at TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    way TEXT NOT NULL CHECK (way IN ('phone', 'online')),
    customer INTEGER REFERENCES customer (id),
    cycle INTEGER REFERENCES cycle (id),
    assigned INTEGER REFERENCES staff (id),
    minutes INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 0 AND 600),
    model TEXT NOT NULL,
    source TEXT NOT NULL,
    question TEXT NOT NULL,
    grade TEXT NOT NULL CHECK (grade IN ('', 'O', 'H', 'A', 'B', 'C')),
    read_back INTEGER NOT NULL CHECK (read_back IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "call" VALUES(1,'2026-03-12','2026-03-12T01:10:00.000Z','in','phone',2,2,2,NULL,'Fit','','','B',0,7);
INSERT INTO "call" VALUES(2,'2026-03-12','2026-03-12T01:30:00.000Z','in','phone',3,3,NULL,NULL,'','','','',0,11);
CREATE TABLE car_order (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    at TEXT NOT NULL,
    staff INTEGER REFERENCES staff (id),
    model TEXT NOT NULL,
    colour TEXT NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0),
    deposit INTEGER NOT NULL CHECK (deposit >= 0),
    floor_price INTEGER CHECK (floor_price IS NULL OR floor_price >= 0),
    deliver_by TEXT CHECK (deliver_by IS NULL OR length(deliver_by) = 10),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    buyer TEXT NOT NULL,
    grade_before TEXT NOT NULL CHECK (grade_before IN ('', 'O', 'H', 'A', 'B', 'C')),
    delivered_on TEXT CHECK (delivered_on IS NULL OR delivered_on >= day),
    cancelled_on TEXT CHECK (cancelled_on IS NULL OR cancelled_on >= day),
    reason TEXT NOT NULL,
    origin TEXT UNIQUE,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (delivered_on IS NULL OR cancelled_on IS NULL)
) STRICT;
INSERT INTO "car_order" VALUES(1,1,'2026-03-12','2026-03-12T01:20:00.000Z',1,'CR-V','白',20000000,500000,NULL,NULL,1,'李先生','H','2026-03-12',NULL,'',NULL,14);
CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL REFERENCES customer (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER NOT NULL REFERENCES staff (id),
    held_by INTEGER REFERENCES staff (id),
    reason TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('', 'approved', 'rejected')),
    note TEXT NOT NULL,
    decided_by INTEGER REFERENCES staff (id),
    decided_on TEXT CHECK (decided_on IS NULL OR length(decided_on) = 10),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((verdict = '') = (decided_on IS NULL))
) STRICT;
CREATE TABLE closed_day (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL UNIQUE CHECK (length(day) = 10),
    reason TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE credit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    car_order INTEGER NOT NULL REFERENCES car_order (id),
    staff INTEGER REFERENCES staff (id),
    share INTEGER NOT NULL CHECK (share BETWEEN 1 AND 100),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "credit" VALUES(1,1,1,100,9);
CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    model TEXT NOT NULL,
    source TEXT NOT NULL,
    owner INTEGER REFERENCES staff (id),
    note TEXT NOT NULL,
    first_day TEXT NOT NULL CHECK (length(first_day) = 10),
    erased INTEGER NOT NULL CHECK (erased IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
, district TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', occupation TEXT NOT NULL DEFAULT '', wechat TEXT NOT NULL DEFAULT '', referrer INTEGER REFERENCES customer (id), phone_dead INTEGER NOT NULL DEFAULT 0 CHECK (phone_dead IN (0, 1)), do_not_call INTEGER NOT NULL DEFAULT 0 CHECK (do_not_call IN (0, 1))) STRICT;
INSERT INTO "customer" VALUES(1,'李先生','CR-V','',1,'','2026-03-12',0,4,'','','','',NULL,0,0);
INSERT INTO "customer" VALUES(2,'周女士','Fit','',2,'','2026-03-12',0,7,'','','','',NULL,0,0);
INSERT INTO "customer" VALUES(3,'吴先生','','',NULL,'','2026-03-12',0,11,'','','','',NULL,0,0);
INSERT INTO "customer" VALUES(4,'','Fit','',2,'','2026-03-12',1,13,'','','','',NULL,0,0);
CREATE TABLE cycle (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL REFERENCES customer (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'losing', 'lost', 'owner')),
    grade TEXT NOT NULL CHECK (grade IN ('', 'O', 'H', 'A', 'B', 'C')),
    graded_on TEXT CHECK (graded_on IS NULL OR length(graded_on) = 10),
    next_day TEXT CHECK (next_day IS NULL OR length(next_day) = 10),
    last_day TEXT CHECK (last_day IS NULL OR length(last_day) = 10),
    unanswered INTEGER NOT NULL CHECK (unanswered >= 0),
    colour TEXT NOT NULL,
    competitor TEXT NOT NULL,
    budget TEXT NOT NULL,
    payment TEXT NOT NULL,
    trade_in TEXT NOT NULL,
    decider TEXT NOT NULL,
    signs TEXT NOT NULL,
    plan TEXT NOT NULL,
    card_day TEXT CHECK (card_day IS NULL OR length(card_day) = 10),
    card_by INTEGER REFERENCES staff (id),
    card_how TEXT NOT NULL CHECK (card_how IN ('', 'contact', 'import', 'merge', 'revival')),
    card_grade TEXT NOT NULL CHECK (card_grade IN ('', 'O', 'H', 'A', 'B', 'C')),
    delivered_on TEXT CHECK (delivered_on IS NULL OR length(delivered_on) = 10),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((card_day IS NULL) = (card_how = '')),
    CHECK ((card_day IS NULL) = (grade = ''))
) STRICT;
INSERT INTO "cycle" VALUES(1,1,'owner','O','2026-03-12','2026-03-15','2026-03-12',0,'','','','','','','','','2026-03-12',1,'contact','H','2026-03-12',14);
INSERT INTO "cycle" VALUES(2,2,'lost','B','2026-03-12',NULL,'2026-03-12',0,'','','','','','','','','2026-03-12',2,'contact','B',NULL,10);
INSERT INTO "cycle" VALUES(3,3,'open','',NULL,NULL,NULL,0,'','','','','','','','',NULL,NULL,'','',NULL,11);
INSERT INTO "cycle" VALUES(4,4,'open','',NULL,NULL,NULL,0,'','','','','','','','',NULL,NULL,'','',NULL,12);
CREATE TABLE draft (
    owner TEXT NOT NULL,
    form TEXT NOT NULL,
    keeper TEXT NOT NULL,
    key TEXT NOT NULL,
    fields TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (owner, form, keeper)
) STRICT, WITHOUT ROWID;
CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    at TEXT NOT NULL,
    staff INTEGER REFERENCES staff (id),
    way TEXT NOT NULL,
    answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
    minutes INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 0 AND 600),
    content TEXT NOT NULL,
    outcome TEXT NOT NULL,
    grade_before TEXT NOT NULL CHECK (grade_before IN ('', 'O', 'H', 'A', 'B', 'C')),
    grade_after TEXT NOT NULL CHECK (grade_after IN ('', 'O', 'H', 'A', 'B', 'C')),
    next_day TEXT CHECK (next_day IS NULL OR length(next_day) = 10),
    call INTEGER REFERENCES call (id),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "follow_up" VALUES(1,2,'2026-03-12','2026-03-12T01:15:00.000Z',2,'phone',1,4,'周末来看车','talked','B','B','2026-03-27',NULL,8);
CREATE TABLE hours (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    weekday INTEGER NOT NULL UNIQUE CHECK (weekday BETWEEN 1 AND 7),
    hours TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "hours" VALUES(1,1,'09:00-18:00',1);
INSERT INTO "hours" VALUES(2,2,'09:00-18:00',1);
INSERT INTO "hours" VALUES(3,3,'09:00-18:00',1);
INSERT INTO "hours" VALUES(4,4,'09:00-18:00',1);
INSERT INTO "hours" VALUES(5,5,'09:00-18:00',1);
INSERT INTO "hours" VALUES(6,6,'09:00-18:00',1);
INSERT INTO "hours" VALUES(7,7,'09:00-18:00',1);
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    day TEXT NOT NULL CHECK (length(day) = 10),
    actor INTEGER,
    terminal TEXT NOT NULL,
    action TEXT NOT NULL,
    key TEXT UNIQUE,
    undoes INTEGER UNIQUE REFERENCES journal (seq),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO "journal" VALUES(1,'2026-11-25T18:30:56.792Z','2026-11-25',NULL,'floortui','house.found',NULL,NULL,'c79c1f9ba31c8ddce4f6fe505e3f33f670cea6698fecda39652f0f67fee6ca2d','04488beb84cb422c1595d4da3b32886e113527e0c377d362da3a7cb370eefc2c');
INSERT INTO "journal" VALUES(2,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','clock.jump',NULL,NULL,'af466294e102613e710ef92a9f4527d96d9a2dbfaf79df5ca7d6553eabd13f5f','8a1734da3c5fad431287bc72ecac3cc2b4a28cd271c66d33428fbad3826360f1');
INSERT INTO "journal" VALUES(3,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','showroom.set_up',NULL,NULL,'477de070a7cd7964b4a20ae25cbbe6ed7c861c48246368f5930cf3780f200f71','e5b4ba9798b289df738451f7c601711a3fc6a9b42a135b6400eaf88d38c4da8e');
INSERT INTO "journal" VALUES(4,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','arrival.log',NULL,NULL,'cd3f1c4ab3aeb10c7e1f4066ff8676aac2d93dd7904fac4affd2049506dae786','00fda7814511c985f78a346d49f14efe34cb74a7905e79371a60f569dccaec9b');
INSERT INTO "journal" VALUES(5,'2026-03-12T01:05:00.000Z','2026-03-12',NULL,'desk 1','visit.complete',NULL,NULL,'d992cbf8e2d4d67c531f0d4bc4787f5d120f21d06490af5746319cb8a4767c44','1d34c07bfad19ba9ac984ca89e5de1a59e01cef27a3003c84aa26d5fc4a28228');
INSERT INTO "journal" VALUES(6,'2026-03-12T01:10:00.000Z','2026-03-12',NULL,'desk 1','visit.close',NULL,NULL,'69aa35543bf8eb7bd467048f488b39295c94664487330bdbbfc286818ae4ffed','1f97b74593929f91a1074b2c70c76683bf432bf5445dc9f295dda344a740a1b2');
INSERT INTO "journal" VALUES(7,'2026-03-12T01:10:00.000Z','2026-03-12',NULL,'desk 1','call.log',NULL,NULL,'044aeeaabea090b646d9c8c8c52c4907bee42d5bdc2efb1f35c95ff2f8821583','febd890b535088ade529bdaa2234e3fb85927df5a00ba44576afbda4ff8439f0');
INSERT INTO "journal" VALUES(8,'2026-03-12T01:15:00.000Z','2026-03-12',NULL,'desk 1','follow_up.log',NULL,NULL,'d73bdce82505860b2da4adf2bd956071cd3b060ce984a6479fd51b35a9c17e6c','2ee289ea1bc0170592eec114fc6930c9929224ed215e3027f58c2075382de1f4');
INSERT INTO "journal" VALUES(9,'2026-03-12T01:20:00.000Z','2026-03-12',NULL,'desk 1','order.sign',NULL,NULL,'3a6ed2c65ff2aeaa1ca918d89a618aae9e8b9893489fcdbce3f529c6a2776575','8d57651d9b5aa6c3bc3d0e19b8dbb131b760baca4260e82611d4b01d0e469688');
INSERT INTO "journal" VALUES(10,'2026-03-12T01:25:00.000Z','2026-03-12',NULL,'desk 1','card.lose',NULL,NULL,'a673d26bee5ca43fccc367c112bc94756c3eb7e51231aa2ac8642f094b41bce3','5af1dbf81c39fc58896427063a1843abbac5a540bda1e294d7a23f0adf5033fc');
INSERT INTO "journal" VALUES(11,'2026-03-12T01:30:00.000Z','2026-03-12',NULL,'desk 1','call.log',NULL,NULL,'59414ac991b11bfbf24a2b47ae5e621f120e1c19c9dec63c43f45c2a89f63319','48fa792828ad2e0e0f4254537652aa5fc482a8d7871b57f1006cca019130abbb');
INSERT INTO "journal" VALUES(12,'2026-03-12T01:35:00.000Z','2026-03-12',NULL,'desk 1','arrival.log',NULL,NULL,'b6367a80e388ea7810c3051f08efc3fcd093fbe60c05469b87aff23d0472405b','98aadbd8dbb7cb88d1d9622fc92c0068e4fe13e8afb43c081fb8fb21fe9c42d2');
INSERT INTO "journal" VALUES(13,'2026-03-12T01:40:00.000Z','2026-03-12',NULL,'desk 1','card.erase',NULL,NULL,'772ffb999e8e4eb9782c27b40822fe243b295c99f461765439c902e7bb392c4a','ce0a46a261b438c2fe22de46e4eab3c68803f88bec8ef7e50bb720118f1c7759');
INSERT INTO "journal" VALUES(14,'2026-03-12T01:45:00.000Z','2026-03-12',NULL,'desk 1','order.deliver',NULL,NULL,'4e4dc1c6c954a21ca7ab0ae5a8738e35b7fbbf322c136c480596c4beb66f1b0d','c7ed06f074d198b252122fa6e4c67c5729caf41a47a38e59e542109642d0af76');
CREATE TABLE journal_body (
    seq INTEGER PRIMARY KEY REFERENCES journal (seq),
    salt TEXT NOT NULL,
    asked TEXT NOT NULL,
    told TEXT NOT NULL,
    changes TEXT NOT NULL
) STRICT;
INSERT INTO "journal_body" VALUES(1,'db52a2fe542750b56443ab97f0e52685','{}','{"schema":3}','[["reference",1,null,{"active":1,"code":"sales","details":"{}","en":"sales","id":1,"kind":"purpose","position":1,"seq":1,"zh":"看车购车"}],["reference",2,null,{"active":1,"code":"service","details":"{}","en":"service","id":2,"kind":"purpose","position":2,"seq":1,"zh":"售后维修"}],["reference",3,null,{"active":1,"code":"delivery","details":"{}","en":"collects a car","id":3,"kind":"purpose","position":3,"seq":1,"zh":"提车"}],["reference",4,null,{"active":1,"code":"papers","details":"{}","en":"papers, payment","id":4,"kind":"purpose","position":4,"seq":1,"zh":"办手续、付款"}],["reference",5,null,{"active":1,"code":"courier","details":"{}","en":"courier, supplier","id":5,"kind":"purpose","position":5,"seq":1,"zh":"快递、送货"}],["reference",6,null,{"active":1,"code":"directions","details":"{}","en":"asks the way","id":6,"kind":"purpose","position":6,"seq":1,"zh":"问路"}],["reference",7,null,{"active":1,"code":"competitor","details":"{}","en":"competitor","id":7,"kind":"purpose","position":7,"seq":1,"zh":"同行"}],["reference",8,null,{"active":1,"code":"other","details":"{}","en":"something else","id":8,"kind":"purpose","position":8,"seq":1,"zh":"其他"}],["reference",9,null,{"active":1,"code":"walk-in","details":"{\"channel\": \"walk-in\", \"group\": \"by_itself\"}","en":"walk-in","id":9,"kind":"source","position":1,"seq":1,"zh":"自然到店"}],["reference",10,null,{"active":1,"code":"call-in","details":"{\"channel\": \"call\", \"group\": \"by_itself\"}","en":"called in","id":10,"kind":"source","position":2,"seq":1,"zh":"来电"}],["reference",11,null,{"active":1,"code":"factory-ad","details":"{\"channel\": \"factory advertising\", \"group\": \"by_itself\"}","en":"factory advertising","id":11,"kind":"source","position":3,"seq":1,"zh":"厂家广告"}],["reference",12,null,{"active":1,"code":"own-ad","details":"{\"channel\": \"own advertising\", \"group\": \"by_itself\"}","en":"own advertising","id":12,"kind":"source","position":4,"seq":1,"zh":"本店广告"}],["reference",13,null,{"active":1,"code":"website","details":"{\"channel\": \"own advertising\", \"group\": \"by_itself\"}","en":"website, search","id":13,"kind":"source","position":5,"seq":1,"zh":"网站、搜索"}],["reference",14,null,{"active":1,"code":"owner-referral","details":"{\"channel\": \"owner referral\", \"group\": \"referred\"}","en":"owner''s referral","id":14,"kind":"source","position":6,"seq":1,"zh":"老客户介绍"}],["reference",15,null,{"active":1,"code":"owner-repeat","details":"{\"channel\": \"owner repeat\", \"group\": \"referred\"}","en":"owner buys again","id":15,"kind":"source","position":7,"seq":1,"zh":"老客户再购"}],["reference",16,null,{"active":1,"code":"other-make","details":"{\"channel\": \"other make\", \"group\": \"referred\"}","en":"owner of another make","id":16,"kind":"source","position":8,"seq":1,"zh":"他牌车主换购"}],["reference",17,null,{"active":1,"code":"partner","details":"{\"channel\": \"partner\", \"group\": \"referred\"}","en":"partner organisation","id":17,"kind":"source","position":9,"seq":1,"zh":"合作单位"}],["reference",18,null,{"active":1,"code":"staff-friends","details":"{\"channel\": \"friends of staff\", \"group\": \"referred\"}","en":"friends and family of staff","id":18,"kind":"source","position":10,"seq":1,"zh":"员工亲友"}],["reference",19,null,{"active":1,"code":"trade","details":"{\"channel\": \"trade\", \"group\": \"developed\"}","en":"trade or occupation","id":19,"kind":"source","position":11,"seq":1,"zh":"行业开发"}],["reference",20,null,{"active":1,"code":"district","details":"{\"channel\": \"district\", \"group\": \"developed\"}","en":"district","id":20,"kind":"source","position":12,"seq":1,"zh":"区域开发"}],["reference",21,null,{"active":1,"code":"display","details":"{\"channel\": \"display\", \"group\": \"developed\"}","en":"display","id":21,"kind":"source","position":13,"seq":1,"zh":"外展"}],["reference",22,null,{"active":1,"code":"event","details":"{\"channel\": \"event\", \"group\": \"developed\"}","en":"event in the showroom","id":22,"kind":"source","position":14,"seq":1,"zh":"店内活动"}],["reference",23,null,{"active":1,"code":"event-outside","details":"{\"apart\": true, \"channel\": \"event\", \"group\": \"developed\"}","en":"event elsewhere","id":23,"kind":"source","position":15,"seq":1,"zh":"外场活动"}],["reference",24,null,{"active":1,"code":"online-lead","details":"{\"channel\": \"online lead\", \"group\": \"developed\"}","en":"online lead","id":24,"kind":"source","position":16,"seq":1,"zh":"网络线索"}],["reference",25,null,{"active":1,"code":"meal","details":"{\"keeps\": true}","en":"meal","id":25,"kind":"away","position":1,"seq":1,"zh":"用餐"}],["reference",26,null,{"active":1,"code":"toilet","details":"{\"keeps\": true}","en":"toilet","id":26,"kind":"away","position":2,"seq":1,"zh":"洗手间"}],["reference",27,null,{"active":1,"code":"errand","details":"{\"keeps\": true}","en":"errand for the house","id":27,"kind":"away","position":3,"seq":1,"zh":"公务"}],["reference",28,null,{"active":1,"code":"training","details":"{\"keeps\": true}","en":"training","id":28,"kind":"away","position":4,"seq":1,"zh":"培训"}],["reference",29,null,{"active":1,"code":"delivery","details":"{\"keeps\": true}","en":"hands over a car","id":29,"kind":"away","position":5,"seq":1,"zh":"交车"}],["reference",30,null,{"active":1,"code":"private","details":"{\"keeps\": false}","en":"private","id":30,"kind":"away","position":6,"seq":1,"zh":"私事"}],["reference",31,null,{"active":1,"code":"phone","details":"{}","en":"on the phone","id":31,"kind":"skip","position":1,"seq":1,"zh":"正在通话"}],["reference",32,null,{"active":1,"code":"paperwork","details":"{}","en":"finishing papers","id":32,"kind":"skip","position":2,"seq":1,"zh":"处理资料"}],["reference",33,null,{"active":1,"code":"training","details":"{}","en":"in training","id":33,"kind":"skip","position":3,"seq":1,"zh":"培训中"}],["reference",34,null,{"active":1,"code":"other","details":"{}","en":"another reason","id":34,"kind":"skip","position":4,"seq":1,"zh":"其他原因"}],["reference",35,null,{"active":1,"code":"mistake","details":"{}","en":"entered by mistake","id":35,"kind":"void","position":1,"seq":1,"zh":"误录"}],["reference",36,null,{"active":1,"code":"twice","details":"{}","en":"entered twice","id":36,"kind":"void","position":2,"seq":1,"zh":"重复登记"}],["reference",37,null,{"active":1,"code":"mystery","details":"{}","en":"mystery shopper","id":37,"kind":"void","position":3,"seq":1,"zh":"神秘访客"}],["reference",38,null,{"active":1,"code":"O","details":"{\"aim_en\": \"deliver soon\", \"aim_zh\": \"尽快交车\", \"every\": \"7 days\", \"within\": 0}","en":"O ordered","id":38,"kind":"grade","position":1,"seq":1,"zh":"O 已订"}],["reference",39,null,{"active":1,"code":"H","details":"{\"aim_en\": \"speed up signing\", \"aim_zh\": \"促成签约\", \"every\": \"1 day\", \"within\": 7}","en":"H within 7 days","id":39,"kind":"grade","position":2,"seq":1,"zh":"H 7天内"}],["reference",40,null,{"active":1,"code":"A","details":"{\"aim_en\": \"raise the grade\", \"aim_zh\": \"提升级别\", \"every\": \"7 days\", \"within\": 30}","en":"A within 1 month","id":40,"kind":"grade","position":3,"seq":1,"zh":"A 1个月内"}],["reference",41,null,{"active":1,"code":"B","details":"{\"aim_en\": \"know what moves\", \"aim_zh\": \"了解动态\", \"every\": \"15 days\", \"within\": 90}","en":"B within 3 months","id":41,"kind":"grade","position":4,"seq":1,"zh":"B 3个月内"}],["reference",42,null,{"active":1,"code":"C","details":"{\"aim_en\": \"make friends\", \"aim_zh\": \"建立友谊\", \"every\": \"1 month\", \"within\": 0}","en":"C over 3 months","id":42,"kind":"grade","position":5,"seq":1,"zh":"C 3个月以上"}],["reference",43,null,{"active":1,"code":"order-fixed","details":"{\"grade\": \"O\"}","en":"model and colour fixed in an order, deposit paid","id":43,"kind":"sign","position":1,"seq":1,"zh":"已订车，订金已付，车型颜色确定"}],["reference",44,null,{"active":1,"code":"delivery-settled","details":"{\"grade\": \"H\"}","en":"delivery time settled","id":44,"kind":"sign","position":2,"seq":1,"zh":"交车时间商定"}],["reference",45,null,{"active":1,"code":"instalment-done","details":"{\"grade\": \"H\"}","en":"instalment papers done","id":45,"kind":"sign","position":3,"seq":1,"zh":"分期手续办妥"}],["reference",46,null,{"active":1,"code":"trade-in-closing","details":"{\"grade\": \"H\"}","en":"trade-in about to close","id":46,"kind":"sign","position":4,"seq":1,"zh":"旧车置换即将成交"}],["reference",47,null,{"active":1,"code":"model-chosen","details":"{\"grade\": \"A\"}","en":"model and colour chosen","id":47,"kind":"sign","position":5,"seq":1,"zh":"车型颜色选定"}],["reference",48,null,{"active":1,"code":"payment-settled","details":"{\"grade\": \"A\"}","en":"way of paying settled","id":48,"kind":"sign","position":6,"seq":1,"zh":"付款方式商定"}],["reference",49,null,{"active":1,"code":"instalment-begun","details":"{\"grade\": \"A\"}","en":"instalment in progress","id":49,"kind":"sign","position":7,"seq":1,"zh":"分期办理中"}],["reference",50,null,{"active":1,"code":"trade-in-begun","details":"{\"grade\": \"A\"}","en":"trade-in in progress","id":50,"kind":"sign","position":8,"seq":1,"zh":"旧车置换洽谈中"}],["reference",51,null,{"active":1,"code":"terms-discussed","details":"{\"grade\": \"B\"}","en":"terms discussed","id":51,"kind":"sign","position":9,"seq":1,"zh":"谈过条件"}],["reference",52,null,{"active":1,"code":"time-named","details":"{\"grade\": \"B\"}","en":"time of purchase named","id":52,"kind":"sign","position":10,"seq":1,"zh":"说出购车时间"}],["reference",53,null,{"active":1,"code":"next-talk","details":"{\"grade\": \"B\"}","en":"next talk dated","id":53,"kind":"sign","position":11,"seq":1,"zh":"约定下次洽谈"}],["reference",54,null,{"active":1,"code":"came-again","details":"{\"grade\": \"B\"}","en":"came to look again","id":54,"kind":"sign","position":12,"seq":1,"zh":"再次来店看车"}],["reference",55,null,{"active":1,"code":"old-car","details":"{\"grade\": \"B\"}","en":"asks us to take the old car","id":55,"kind":"sign","position":13,"seq":1,"zh":"询问旧车置换"}],["reference",56,null,{"active":1,"code":"wants-car","details":"{\"grade\": \"C\"}","en":"wants a car, has the means","id":56,"kind":"sign","position":14,"seq":1,"zh":"有购车意愿和能力"}],["reference",57,null,{"active":1,"code":"compares","details":"{\"grade\": \"C\"}","en":"compares models, hesitates","id":57,"kind":"sign","position":15,"seq":1,"zh":"比较车型，犹豫"}],["reference",58,null,{"active":1,"code":"price-only","details":"{\"grade\": \"C\"}","en":"only asks a price and leaves their data","id":58,"kind":"sign","position":16,"seq":1,"zh":"只问价格并留下资料"}],["reference",59,null,{"active":1,"code":"phone","details":"{}","en":"phone call","id":59,"kind":"way","position":1,"seq":1,"zh":"电话"}],["reference",60,null,{"active":1,"code":"wechat","details":"{}","en":"WeChat","id":60,"kind":"way","position":2,"seq":1,"zh":"微信"}],["reference",61,null,{"active":1,"code":"message","details":"{}","en":"text message","id":61,"kind":"way","position":3,"seq":1,"zh":"短信"}],["reference",62,null,{"active":1,"code":"meeting","details":"{}","en":"meeting elsewhere","id":62,"kind":"way","position":4,"seq":1,"zh":"上门、外出面谈"}],["reference",63,null,{"active":1,"code":"visit","details":"{}","en":"in the showroom","id":63,"kind":"way","position":5,"seq":1,"zh":"店内洽谈"}],["reference",64,null,{"active":1,"code":"email","details":"{}","en":"e-mail","id":64,"kind":"way","position":6,"seq":1,"zh":"邮件"}],["reference",65,null,{"active":1,"code":"talked","details":"{\"answered\": true}","en":"talked","id":65,"kind":"outcome","position":1,"seq":1,"zh":"已沟通"}],["reference",66,null,{"active":1,"code":"comes-in","details":"{\"answered\": true}","en":"will come in","id":66,"kind":"outcome","position":2,"seq":1,"zh":"答应来店"}],["reference",67,null,{"active":1,"code":"undecided","details":"{\"answered\": true}","en":"still undecided","id":67,"kind":"outcome","position":3,"seq":1,"zh":"仍在考虑"}],["reference",68,null,{"active":1,"code":"later","details":"{\"answered\": true}","en":"call again later","id":68,"kind":"outcome","position":4,"seq":1,"zh":"改日再联系"}],["reference",69,null,{"active":1,"code":"no-answer","details":"{\"answered\": false}","en":"no answer","id":69,"kind":"outcome","position":5,"seq":1,"zh":"无人接听"}],["reference",70,null,{"active":1,"code":"unread","details":"{\"answered\": false}","en":"message not answered","id":70,"kind":"outcome","position":6,"seq":1,"zh":"消息未回"}],["reference",71,null,{"active":1,"code":"dead","details":"{\"answered\": false, \"dead\": true}","en":"number does not exist or is somebody else''s","id":71,"kind":"outcome","position":7,"seq":1,"zh":"空号、错号"}],["reference",72,null,{"active":1,"code":"price","details":"{}","en":"price","id":72,"kind":"loss","position":1,"seq":1,"zh":"价格"}],["reference",73,null,{"active":1,"code":"competitor","details":"{}","en":"bought another make","id":73,"kind":"loss","position":2,"seq":1,"zh":"购买竞品"}],["reference",74,null,{"active":1,"code":"other-dealer","details":"{}","en":"bought from another dealer","id":74,"kind":"loss","position":3,"seq":1,"zh":"他店购买"}],["reference",75,null,{"active":1,"code":"stock","details":"{}","en":"no car in stock, delivery too late","id":75,"kind":"loss","position":4,"seq":1,"zh":"无现车、交车太久"}],["reference",76,null,{"active":1,"code":"loan","details":"{}","en":"loan refused","id":76,"kind":"loss","position":5,"seq":1,"zh":"贷款未通过"}],["reference",77,null,{"active":1,"code":"trade-in","details":"{}","en":"trade-in too low","id":77,"kind":"loss","position":6,"seq":1,"zh":"置换价低"}],["reference",78,null,{"active":1,"code":"service","details":"{}","en":"not content with us","id":78,"kind":"loss","position":7,"seq":1,"zh":"对服务不满"}],["reference",79,null,{"active":1,"code":"postponed","details":"{}","en":"puts the purchase off","id":79,"kind":"loss","position":8,"seq":1,"zh":"暂缓购车"}],["reference",80,null,{"active":1,"code":"gave-up","details":"{}","en":"gave up buying","id":80,"kind":"loss","position":9,"seq":1,"zh":"放弃购车"}],["reference",81,null,{"active":1,"code":"unreachable","details":"{}","en":"cannot be reached","id":81,"kind":"loss","position":10,"seq":1,"zh":"失联"}],["reference",82,null,{"active":1,"code":"used-car","details":"{}","en":"bought a used car","id":82,"kind":"loss","position":11,"seq":1,"zh":"购买二手车"}],["hours",1,null,{"hours":"09:00-18:00","id":1,"seq":1,"weekday":1}],["hours",2,null,{"hours":"09:00-18:00","id":2,"seq":1,"weekday":2}],["hours",3,null,{"hours":"09:00-18:00","id":3,"seq":1,"weekday":3}],["hours",4,null,{"hours":"09:00-18:00","id":4,"seq":1,"weekday":4}],["hours",5,null,{"hours":"09:00-18:00","id":5,"seq":1,"weekday":5}],["hours",6,null,{"hours":"09:00-18:00","id":6,"seq":1,"weekday":6}],["hours",7,null,{"hours":"09:00-18:00","id":7,"seq":1,"weekday":7}]]');
INSERT INTO "journal_body" VALUES(2,'60e5ccd889312d77c43cb9717b5be625','{}','{"from":"2026-11-25T18:30:56.792Z","to":"2026-03-12T01:00:00.000Z","seconds":-22354257}','[]');
INSERT INTO "journal_body" VALUES(3,'2e052a60136879767cd85c54470f07b6','{"hours":"09:00-18:00","manager":"赵敏","models":["CR-V","Fit"],"name":"示例","reception":["王敏"],"staff":["李娜","刘洋"],"zone":"Asia/Shanghai"}','{"name":"示例","staff":{"李娜":1,"刘洋":2,"王敏":3,"赵敏":4},"models":["CR-V","Fit"]}','[["setting",1,null,{"id":1,"name":"showroom.name","seq":3,"value":"\"示例\""}],["setting",2,null,{"id":2,"name":"showroom.zone","seq":3,"value":"\"Asia/Shanghai\""}],["staff",1,null,{"active":1,"id":1,"mentor":null,"name":"李娜","pin":"","role":"consultant","seq":3,"tier":""}],["staff",2,null,{"active":1,"id":2,"mentor":null,"name":"刘洋","pin":"","role":"consultant","seq":3,"tier":""}],["staff",3,null,{"active":1,"id":3,"mentor":null,"name":"王敏","pin":"","role":"reception","seq":3,"tier":""}],["staff",4,null,{"active":1,"id":4,"mentor":null,"name":"赵敏","pin":"","role":"manager","seq":3,"tier":""}],["roster",1,null,{"day":"2026-03-12","id":1,"position":1,"seq":3,"staff":1}],["roster",2,null,{"day":"2026-03-12","id":2,"position":2,"seq":3,"staff":2}],["reference",83,null,{"active":1,"code":"CR-V","details":"{}","en":"CR-V","id":83,"kind":"model","position":1,"seq":3,"zh":"CR-V"}],["reference",84,null,{"active":1,"code":"Fit","details":"{}","en":"Fit","id":84,"kind":"model","position":2,"seq":3,"zh":"Fit"}]]');
INSERT INTO "journal_body" VALUES(4,'2443c7bbad6a4f4d91a9780c793a04bd','{"arrived":"","asked_for":"","brought_by":"","customer":"","left":"","model":"CR-V","name":"李先生","note":"","party":1,"phone":"13800138000","purpose":"sales","served_by":"","source":"","stand_in":false}','{"visit":1,"assigned":"李娜","how":"turn","why":[["turn",{}],["roster",{"place":1,"of":2}],["took",{"turns":0}]],"waits_for":null,"turn":true,"next":"刘洋","moves":[["open",[1,2]],["serve",1,1,true,false]],"kind":"first"}','[["visit",1,null,{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"completed":0,"customer":1,"cycle":1,"day":"2026-03-12","grade":"","how":"turn","id":1,"kind":"first","left_at":null,"left_known":0,"model":"CR-V","note":"","party":1,"purpose":"sales","seq":4,"source":"","test_drive":0,"turn":1,"voided":0,"waits_for":null}],["customer",1,null,{"address":"","district":"","do_not_call":0,"erased":0,"first_day":"2026-03-12","id":1,"model":"CR-V","name":"李先生","note":"","occupation":"","owner":1,"phone_dead":0,"referrer":null,"seq":4,"source":"","wechat":""}],["phone",1,null,{"customer":1,"id":1,"number":"13800138000","seq":4}],["cycle",1,null,{"budget":"","card_by":null,"card_day":null,"card_grade":"","card_how":"","colour":"","competitor":"","customer":1,"decider":"","delivered_on":null,"grade":"","graded_on":null,"id":1,"last_day":null,"next_day":null,"payment":"","plan":"","seq":4,"signs":"","state":"open","trade_in":"","unanswered":0}]]');
INSERT INTO "journal_body" VALUES(5,'a31b37b20dc9d36c00f8d5a5706e0e38','{"clear":[],"grade":"H","model":"","name":"","note":"","phone":"","source":"","test_drive":true,"visit":1}','{"visit":1,"customer":1,"card":1,"grade":"H","next":"2026-03-13"}','[["visit",1,{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"completed":0,"customer":1,"cycle":1,"day":"2026-03-12","grade":"","how":"turn","id":1,"kind":"first","left_at":null,"left_known":0,"model":"CR-V","note":"","party":1,"purpose":"sales","seq":4,"source":"","test_drive":0,"turn":1,"voided":0,"waits_for":null},{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"completed":1,"customer":1,"cycle":1,"day":"2026-03-12","grade":"H","how":"turn","id":1,"kind":"first","left_at":null,"left_known":0,"model":"CR-V","note":"","party":1,"purpose":"sales","seq":5,"source":"","test_drive":1,"turn":1,"voided":0,"waits_for":null}],["cycle",1,{"budget":"","card_by":null,"card_day":null,"card_grade":"","card_how":"","colour":"","competitor":"","customer":1,"decider":"","delivered_on":null,"grade":"","graded_on":null,"id":1,"last_day":null,"next_day":null,"payment":"","plan":"","seq":4,"signs":"","state":"open","trade_in":"","unanswered":0},{"budget":"","card_by":1,"card_day":"2026-03-12","card_grade":"H","card_how":"contact","colour":"","competitor":"","customer":1,"decider":"","delivered_on":null,"grade":"H","graded_on":"2026-03-12","id":1,"last_day":"2026-03-12","next_day":"2026-03-13","payment":"","plan":"","seq":5,"signs":"","state":"open","trade_in":"","unanswered":0}],["standing",1,null,{"cycle":1,"day":"2026-03-12","grade":"H","id":1,"next_day":"2026-03-13","owner":1,"seq":5,"state":"open"}]]');
INSERT INTO "journal_body" VALUES(6,'ad11e56e179abbc894789dc99d2313b9','{"left":"","visit":1}','{"visit":1,"moves":[["done",1,1,null,"served",false]],"next":"刘洋"}','[["visit",1,{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"completed":1,"customer":1,"cycle":1,"day":"2026-03-12","grade":"H","how":"turn","id":1,"kind":"first","left_at":null,"left_known":0,"model":"CR-V","note":"","party":1,"purpose":"sales","seq":5,"source":"","test_drive":1,"turn":1,"voided":0,"waits_for":null},{"arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"completed":1,"customer":1,"cycle":1,"day":"2026-03-12","grade":"H","how":"turn","id":1,"kind":"first","left_at":"2026-03-12T01:10:00.000Z","left_known":1,"model":"CR-V","note":"","party":1,"purpose":"sales","seq":6,"source":"","test_drive":1,"turn":1,"voided":0,"waits_for":null}]]');
INSERT INTO "journal_body" VALUES(7,'3ddb4bc404622414b265e61867e38174','{"address":"","customer":"","direction":"in","grade":"B","happened":"","minutes":null,"model":"Fit","name":"周女士","phone":"13800138001","question":"","read_back":false,"source":"","taken_by":"刘洋","way":"phone"}','{"call":1,"assigned":"刘洋","customer":2,"card":2,"grade":"B","next":"2026-03-27"}','[["customer",2,null,{"address":"","district":"","do_not_call":0,"erased":0,"first_day":"2026-03-12","id":2,"model":"Fit","name":"周女士","note":"","occupation":"","owner":2,"phone_dead":0,"referrer":null,"seq":7,"source":"","wechat":""}],["phone",2,null,{"customer":2,"id":2,"number":"13800138001","seq":7}],["cycle",2,null,{"budget":"","card_by":2,"card_day":"2026-03-12","card_grade":"B","card_how":"contact","colour":"","competitor":"","customer":2,"decider":"","delivered_on":null,"grade":"B","graded_on":"2026-03-12","id":2,"last_day":"2026-03-12","next_day":"2026-03-27","payment":"","plan":"","seq":7,"signs":"","state":"open","trade_in":"","unanswered":0}],["call",1,null,{"assigned":2,"at":"2026-03-12T01:10:00.000Z","customer":2,"cycle":2,"day":"2026-03-12","direction":"in","grade":"B","id":1,"minutes":null,"model":"Fit","question":"","read_back":0,"seq":7,"source":"","way":"phone"}],["standing",2,null,{"cycle":2,"day":"2026-03-12","grade":"B","id":2,"next_day":"2026-03-27","owner":2,"seq":7,"state":"open"}]]');
INSERT INTO "journal_body" VALUES(8,'0908aa9bce75bad6c55cb4e932439ad5','{"card":"周女士","content":"周末来看车","grade":"","happened":"","minutes":4,"next":"","outcome":"talked","way":"phone"}','{"card":2,"follow_up":1,"next":"2026-03-27","grade":"B","unanswered":0}','[["follow_up",1,null,{"answered":1,"at":"2026-03-12T01:15:00.000Z","call":null,"content":"周末来看车","cycle":2,"day":"2026-03-12","grade_after":"B","grade_before":"B","id":1,"minutes":4,"next_day":"2026-03-27","outcome":"talked","seq":8,"staff":2,"way":"phone"}]]');
INSERT INTO "journal_body" VALUES(9,'4328f4f0174156ce80e941ac5fc22624','{"buyer":"","card":"李先生","colour":"白","credits":[],"deliver_by":"","deposit":500000,"happened":"","model":"CR-V","price":20000000,"quantity":1}','{"card":1,"order":1,"grade":"O","next":"2026-03-19"}','[["car_order",1,null,{"at":"2026-03-12T01:20:00.000Z","buyer":"李先生","cancelled_on":null,"colour":"白","cycle":1,"day":"2026-03-12","deliver_by":null,"delivered_on":null,"deposit":500000,"floor_price":null,"grade_before":"H","id":1,"model":"CR-V","origin":null,"price":20000000,"quantity":1,"reason":"","seq":9,"staff":1}],["credit",1,null,{"car_order":1,"id":1,"seq":9,"share":100,"staff":1}],["cycle",1,{"budget":"","card_by":1,"card_day":"2026-03-12","card_grade":"H","card_how":"contact","colour":"","competitor":"","customer":1,"decider":"","delivered_on":null,"grade":"H","graded_on":"2026-03-12","id":1,"last_day":"2026-03-12","next_day":"2026-03-13","payment":"","plan":"","seq":5,"signs":"","state":"open","trade_in":"","unanswered":0},{"budget":"","card_by":1,"card_day":"2026-03-12","card_grade":"H","card_how":"contact","colour":"","competitor":"","customer":1,"decider":"","delivered_on":null,"grade":"O","graded_on":"2026-03-12","id":1,"last_day":"2026-03-12","next_day":"2026-03-19","payment":"","plan":"","seq":9,"signs":"","state":"open","trade_in":"","unanswered":0}],["standing",3,null,{"cycle":1,"day":"2026-03-12","grade":"O","id":3,"next_day":"2026-03-19","owner":1,"seq":9,"state":"open"}]]');
INSERT INTO "journal_body" VALUES(10,'55ccb543fddd556b4e9d9dbc603bebfe','{"card":"周女士","competitor":"","note":"","reason":"price"}','{"card":2,"loss":1,"confirmed":true}','[["loss",1,null,{"competitor":"","confirmed_by":null,"confirmed_on":"2026-03-12","cycle":2,"day":"2026-03-12","grade_before":"B","id":1,"note":"","reason":"price","seq":10,"staff":2,"verdict":"approved"}],["cycle",2,{"budget":"","card_by":2,"card_day":"2026-03-12","card_grade":"B","card_how":"contact","colour":"","competitor":"","customer":2,"decider":"","delivered_on":null,"grade":"B","graded_on":"2026-03-12","id":2,"last_day":"2026-03-12","next_day":"2026-03-27","payment":"","plan":"","seq":7,"signs":"","state":"open","trade_in":"","unanswered":0},{"budget":"","card_by":2,"card_day":"2026-03-12","card_grade":"B","card_how":"contact","colour":"","competitor":"","customer":2,"decider":"","delivered_on":null,"grade":"B","graded_on":"2026-03-12","id":2,"last_day":"2026-03-12","next_day":null,"payment":"","plan":"","seq":10,"signs":"","state":"lost","trade_in":"","unanswered":0}],["standing",4,null,{"cycle":2,"day":"2026-03-12","grade":"B","id":4,"next_day":null,"owner":2,"seq":10,"state":"lost"}]]');
INSERT INTO "journal_body" VALUES(11,'94474e4886e567c48441d7880e43077c','{"address":"","customer":"","direction":"in","grade":"","happened":"","minutes":null,"model":"","name":"吴先生","phone":"","question":"","read_back":false,"source":"","taken_by":"","way":"phone"}','{"call":2,"assigned":null,"customer":3}','[["customer",3,null,{"address":"","district":"","do_not_call":0,"erased":0,"first_day":"2026-03-12","id":3,"model":"","name":"吴先生","note":"","occupation":"","owner":null,"phone_dead":0,"referrer":null,"seq":11,"source":"","wechat":""}],["cycle",3,null,{"budget":"","card_by":null,"card_day":null,"card_grade":"","card_how":"","colour":"","competitor":"","customer":3,"decider":"","delivered_on":null,"grade":"","graded_on":null,"id":3,"last_day":null,"next_day":null,"payment":"","plan":"","seq":11,"signs":"","state":"open","trade_in":"","unanswered":0}],["call",2,null,{"assigned":null,"at":"2026-03-12T01:30:00.000Z","customer":3,"cycle":3,"day":"2026-03-12","direction":"in","grade":"","id":2,"minutes":null,"model":"","question":"","read_back":0,"seq":11,"source":"","way":"phone"}]]');
INSERT INTO "journal_body" VALUES(12,'7cdc17160721121a466fccc60af745da','{"arrived":"","asked_for":"","brought_by":"","customer":"","left":"","model":"Fit","name":"","note":"","party":1,"phone":"","purpose":"sales","served_by":"","source":"","stand_in":false}','{"assigned":"刘洋","how":"turn","kind":"first","moves":[["serve",2,2,true,false]],"next":"李娜","turn":true,"visit":2,"waits_for":null,"why":[["turn",{}],["roster",{"of":2,"place":2}],["took",{"turns":0}]]}','[["visit",2,null,{"arrived":"2026-03-12T01:35:00.000Z","asked_for":null,"assigned":2,"completed":0,"customer":4,"cycle":4,"day":"2026-03-12","grade":"","how":"turn","id":2,"kind":"first","left_at":null,"left_known":0,"model":"Fit","note":"","party":1,"purpose":"sales","seq":12,"source":"","test_drive":0,"turn":1,"voided":0,"waits_for":null}],["customer",4,null,{"address":"","district":"","do_not_call":0,"erased":0,"first_day":"2026-03-12","id":4,"model":"Fit","name":"","note":"","occupation":"","owner":2,"phone_dead":0,"referrer":null,"seq":12,"source":"","wechat":""}],["phone",3,null,{"customer":4,"id":3,"number":"","seq":12}],["cycle",4,null,{"budget":"","card_by":null,"card_day":null,"card_grade":"","card_how":"","colour":"","competitor":"","customer":4,"decider":"","delivered_on":null,"grade":"","graded_on":null,"id":4,"last_day":null,"next_day":null,"payment":"","plan":"","seq":12,"signs":"","state":"open","trade_in":"","unanswered":0}]]');
INSERT INTO "journal_body" VALUES(13,'f115fa12c02e1f92e6d5481670438c15','{"card":"4","reason":"本人要求"}','{"customer":4,"rows":{"phone":1,"visit":1,"cycle":1,"customer":1},"lines":1,"bodies":{"12":"0523fa399a918f2cdf3c3f08487185d725ee34671a7bc08b7410feda56d345ac"}}','[["phone",3,null,{"customer":4,"id":3,"number":"","seq":13}],["customer",4,null,{"address":"","district":"","do_not_call":0,"erased":1,"first_day":"2026-03-12","id":4,"model":"Fit","name":"","note":"","occupation":"","owner":2,"phone_dead":0,"referrer":null,"seq":13,"source":"","wechat":""}]]');
INSERT INTO "journal_body" VALUES(14,'4cbec8c9641f3686deff5e8ee68f34e8','{"card":"李先生","day":"","order":0}','{"card":1,"order":1,"next":"2026-03-15"}','[["car_order",1,{"at":"2026-03-12T01:20:00.000Z","buyer":"李先生","cancelled_on":null,"colour":"白","cycle":1,"day":"2026-03-12","deliver_by":null,"delivered_on":null,"deposit":500000,"floor_price":null,"grade_before":"H","id":1,"model":"CR-V","origin":null,"price":20000000,"quantity":1,"reason":"","seq":9,"staff":1},{"at":"2026-03-12T01:20:00.000Z","buyer":"李先生","cancelled_on":null,"colour":"白","cycle":1,"day":"2026-03-12","deliver_by":null,"delivered_on":"2026-03-12","deposit":500000,"floor_price":null,"grade_before":"H","id":1,"model":"CR-V","origin":null,"price":20000000,"quantity":1,"reason":"","seq":14,"staff":1}],["cycle",1,{"budget":"","card_by":1,"card_day":"2026-03-12","card_grade":"H","card_how":"contact","colour":"","competitor":"","customer":1,"decider":"","delivered_on":null,"grade":"O","graded_on":"2026-03-12","id":1,"last_day":"2026-03-12","next_day":"2026-03-19","payment":"","plan":"","seq":9,"signs":"","state":"open","trade_in":"","unanswered":0},{"budget":"","card_by":1,"card_day":"2026-03-12","card_grade":"H","card_how":"contact","colour":"","competitor":"","customer":1,"decider":"","delivered_on":"2026-03-12","grade":"O","graded_on":"2026-03-12","id":1,"last_day":"2026-03-12","next_day":"2026-03-15","payment":"","plan":"","seq":14,"signs":"","state":"owner","trade_in":"","unanswered":0}],["standing",5,null,{"cycle":1,"day":"2026-03-12","grade":"O","id":5,"next_day":"2026-03-15","owner":1,"seq":14,"state":"owner"}]]');
CREATE TABLE loss (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER REFERENCES staff (id),
    grade_before TEXT NOT NULL CHECK (grade_before IN ('', 'O', 'H', 'A', 'B', 'C')),
    reason TEXT NOT NULL,
    competitor TEXT NOT NULL,
    note TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('', 'approved', 'rejected', 'revived')),
    confirmed_by INTEGER REFERENCES staff (id),
    confirmed_on TEXT CHECK (confirmed_on IS NULL OR length(confirmed_on) = 10),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "loss" VALUES(1,2,'2026-03-12',2,'B','price','','','approved',NULL,'2026-03-12',10);
CREATE TABLE market (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    month TEXT NOT NULL UNIQUE CHECK (length(month) = 7),
    size INTEGER NOT NULL CHECK (size >= 0),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE phone (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL REFERENCES customer (id),
    number TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "phone" VALUES(1,1,'13800138000',4);
INSERT INTO "phone" VALUES(2,2,'13800138001',7);
INSERT INTO "phone" VALUES(3,4,'',13);
CREATE TABLE price_floor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    model TEXT NOT NULL,
    since TEXT NOT NULL CHECK (length(since) = 10),
    price INTEGER NOT NULL CHECK (price >= 0),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (model, since)
) STRICT;
CREATE TABLE reference (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    en TEXT NOT NULL,
    zh TEXT NOT NULL,
    position INTEGER NOT NULL,
    details TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (kind, code)
) STRICT;
INSERT INTO "reference" VALUES(1,'purpose','sales','sales','看车购车',1,'{}',1,1);
INSERT INTO "reference" VALUES(2,'purpose','service','service','售后维修',2,'{}',1,1);
INSERT INTO "reference" VALUES(3,'purpose','delivery','collects a car','提车',3,'{}',1,1);
INSERT INTO "reference" VALUES(4,'purpose','papers','papers, payment','办手续、付款',4,'{}',1,1);
INSERT INTO "reference" VALUES(5,'purpose','courier','courier, supplier','快递、送货',5,'{}',1,1);
INSERT INTO "reference" VALUES(6,'purpose','directions','asks the way','问路',6,'{}',1,1);
INSERT INTO "reference" VALUES(7,'purpose','competitor','competitor','同行',7,'{}',1,1);
INSERT INTO "reference" VALUES(8,'purpose','other','something else','其他',8,'{}',1,1);
INSERT INTO "reference" VALUES(9,'source','walk-in','walk-in','自然到店',1,'{"channel": "walk-in", "group": "by_itself"}',1,1);
INSERT INTO "reference" VALUES(10,'source','call-in','called in','来电',2,'{"channel": "call", "group": "by_itself"}',1,1);
INSERT INTO "reference" VALUES(11,'source','factory-ad','factory advertising','厂家广告',3,'{"channel": "factory advertising", "group": "by_itself"}',1,1);
INSERT INTO "reference" VALUES(12,'source','own-ad','own advertising','本店广告',4,'{"channel": "own advertising", "group": "by_itself"}',1,1);
INSERT INTO "reference" VALUES(13,'source','website','website, search','网站、搜索',5,'{"channel": "own advertising", "group": "by_itself"}',1,1);
INSERT INTO "reference" VALUES(14,'source','owner-referral','owner''s referral','老客户介绍',6,'{"channel": "owner referral", "group": "referred"}',1,1);
INSERT INTO "reference" VALUES(15,'source','owner-repeat','owner buys again','老客户再购',7,'{"channel": "owner repeat", "group": "referred"}',1,1);
INSERT INTO "reference" VALUES(16,'source','other-make','owner of another make','他牌车主换购',8,'{"channel": "other make", "group": "referred"}',1,1);
INSERT INTO "reference" VALUES(17,'source','partner','partner organisation','合作单位',9,'{"channel": "partner", "group": "referred"}',1,1);
INSERT INTO "reference" VALUES(18,'source','staff-friends','friends and family of staff','员工亲友',10,'{"channel": "friends of staff", "group": "referred"}',1,1);
INSERT INTO "reference" VALUES(19,'source','trade','trade or occupation','行业开发',11,'{"channel": "trade", "group": "developed"}',1,1);
INSERT INTO "reference" VALUES(20,'source','district','district','区域开发',12,'{"channel": "district", "group": "developed"}',1,1);
INSERT INTO "reference" VALUES(21,'source','display','display','外展',13,'{"channel": "display", "group": "developed"}',1,1);
INSERT INTO "reference" VALUES(22,'source','event','event in the showroom','店内活动',14,'{"channel": "event", "group": "developed"}',1,1);
INSERT INTO "reference" VALUES(23,'source','event-outside','event elsewhere','外场活动',15,'{"apart": true, "channel": "event", "group": "developed"}',1,1);
INSERT INTO "reference" VALUES(24,'source','online-lead','online lead','网络线索',16,'{"channel": "online lead", "group": "developed"}',1,1);
INSERT INTO "reference" VALUES(25,'away','meal','meal','用餐',1,'{"keeps": true}',1,1);
INSERT INTO "reference" VALUES(26,'away','toilet','toilet','洗手间',2,'{"keeps": true}',1,1);
INSERT INTO "reference" VALUES(27,'away','errand','errand for the house','公务',3,'{"keeps": true}',1,1);
INSERT INTO "reference" VALUES(28,'away','training','training','培训',4,'{"keeps": true}',1,1);
INSERT INTO "reference" VALUES(29,'away','delivery','hands over a car','交车',5,'{"keeps": true}',1,1);
INSERT INTO "reference" VALUES(30,'away','private','private','私事',6,'{"keeps": false}',1,1);
INSERT INTO "reference" VALUES(31,'skip','phone','on the phone','正在通话',1,'{}',1,1);
INSERT INTO "reference" VALUES(32,'skip','paperwork','finishing papers','处理资料',2,'{}',1,1);
INSERT INTO "reference" VALUES(33,'skip','training','in training','培训中',3,'{}',1,1);
INSERT INTO "reference" VALUES(34,'skip','other','another reason','其他原因',4,'{}',1,1);
INSERT INTO "reference" VALUES(35,'void','mistake','entered by mistake','误录',1,'{}',1,1);
INSERT INTO "reference" VALUES(36,'void','twice','entered twice','重复登记',2,'{}',1,1);
INSERT INTO "reference" VALUES(37,'void','mystery','mystery shopper','神秘访客',3,'{}',1,1);
INSERT INTO "reference" VALUES(38,'grade','O','O ordered','O 已订',1,'{"aim_en": "deliver soon", "aim_zh": "尽快交车", "every": "7 days", "within": 0}',1,1);
INSERT INTO "reference" VALUES(39,'grade','H','H within 7 days','H 7天内',2,'{"aim_en": "speed up signing", "aim_zh": "促成签约", "every": "1 day", "within": 7}',1,1);
INSERT INTO "reference" VALUES(40,'grade','A','A within 1 month','A 1个月内',3,'{"aim_en": "raise the grade", "aim_zh": "提升级别", "every": "7 days", "within": 30}',1,1);
INSERT INTO "reference" VALUES(41,'grade','B','B within 3 months','B 3个月内',4,'{"aim_en": "know what moves", "aim_zh": "了解动态", "every": "15 days", "within": 90}',1,1);
INSERT INTO "reference" VALUES(42,'grade','C','C over 3 months','C 3个月以上',5,'{"aim_en": "make friends", "aim_zh": "建立友谊", "every": "1 month", "within": 0}',1,1);
INSERT INTO "reference" VALUES(43,'sign','order-fixed','model and colour fixed in an order, deposit paid','已订车，订金已付，车型颜色确定',1,'{"grade": "O"}',1,1);
INSERT INTO "reference" VALUES(44,'sign','delivery-settled','delivery time settled','交车时间商定',2,'{"grade": "H"}',1,1);
INSERT INTO "reference" VALUES(45,'sign','instalment-done','instalment papers done','分期手续办妥',3,'{"grade": "H"}',1,1);
INSERT INTO "reference" VALUES(46,'sign','trade-in-closing','trade-in about to close','旧车置换即将成交',4,'{"grade": "H"}',1,1);
INSERT INTO "reference" VALUES(47,'sign','model-chosen','model and colour chosen','车型颜色选定',5,'{"grade": "A"}',1,1);
INSERT INTO "reference" VALUES(48,'sign','payment-settled','way of paying settled','付款方式商定',6,'{"grade": "A"}',1,1);
INSERT INTO "reference" VALUES(49,'sign','instalment-begun','instalment in progress','分期办理中',7,'{"grade": "A"}',1,1);
INSERT INTO "reference" VALUES(50,'sign','trade-in-begun','trade-in in progress','旧车置换洽谈中',8,'{"grade": "A"}',1,1);
INSERT INTO "reference" VALUES(51,'sign','terms-discussed','terms discussed','谈过条件',9,'{"grade": "B"}',1,1);
INSERT INTO "reference" VALUES(52,'sign','time-named','time of purchase named','说出购车时间',10,'{"grade": "B"}',1,1);
INSERT INTO "reference" VALUES(53,'sign','next-talk','next talk dated','约定下次洽谈',11,'{"grade": "B"}',1,1);
INSERT INTO "reference" VALUES(54,'sign','came-again','came to look again','再次来店看车',12,'{"grade": "B"}',1,1);
INSERT INTO "reference" VALUES(55,'sign','old-car','asks us to take the old car','询问旧车置换',13,'{"grade": "B"}',1,1);
INSERT INTO "reference" VALUES(56,'sign','wants-car','wants a car, has the means','有购车意愿和能力',14,'{"grade": "C"}',1,1);
INSERT INTO "reference" VALUES(57,'sign','compares','compares models, hesitates','比较车型，犹豫',15,'{"grade": "C"}',1,1);
INSERT INTO "reference" VALUES(58,'sign','price-only','only asks a price and leaves their data','只问价格并留下资料',16,'{"grade": "C"}',1,1);
INSERT INTO "reference" VALUES(59,'way','phone','phone call','电话',1,'{}',1,1);
INSERT INTO "reference" VALUES(60,'way','wechat','WeChat','微信',2,'{}',1,1);
INSERT INTO "reference" VALUES(61,'way','message','text message','短信',3,'{}',1,1);
INSERT INTO "reference" VALUES(62,'way','meeting','meeting elsewhere','上门、外出面谈',4,'{}',1,1);
INSERT INTO "reference" VALUES(63,'way','visit','in the showroom','店内洽谈',5,'{}',1,1);
INSERT INTO "reference" VALUES(64,'way','email','e-mail','邮件',6,'{}',1,1);
INSERT INTO "reference" VALUES(65,'outcome','talked','talked','已沟通',1,'{"answered": true}',1,1);
INSERT INTO "reference" VALUES(66,'outcome','comes-in','will come in','答应来店',2,'{"answered": true}',1,1);
INSERT INTO "reference" VALUES(67,'outcome','undecided','still undecided','仍在考虑',3,'{"answered": true}',1,1);
INSERT INTO "reference" VALUES(68,'outcome','later','call again later','改日再联系',4,'{"answered": true}',1,1);
INSERT INTO "reference" VALUES(69,'outcome','no-answer','no answer','无人接听',5,'{"answered": false}',1,1);
INSERT INTO "reference" VALUES(70,'outcome','unread','message not answered','消息未回',6,'{"answered": false}',1,1);
INSERT INTO "reference" VALUES(71,'outcome','dead','number does not exist or is somebody else''s','空号、错号',7,'{"answered": false, "dead": true}',1,1);
INSERT INTO "reference" VALUES(72,'loss','price','price','价格',1,'{}',1,1);
INSERT INTO "reference" VALUES(73,'loss','competitor','bought another make','购买竞品',2,'{}',1,1);
INSERT INTO "reference" VALUES(74,'loss','other-dealer','bought from another dealer','他店购买',3,'{}',1,1);
INSERT INTO "reference" VALUES(75,'loss','stock','no car in stock, delivery too late','无现车、交车太久',4,'{}',1,1);
INSERT INTO "reference" VALUES(76,'loss','loan','loan refused','贷款未通过',5,'{}',1,1);
INSERT INTO "reference" VALUES(77,'loss','trade-in','trade-in too low','置换价低',6,'{}',1,1);
INSERT INTO "reference" VALUES(78,'loss','service','not content with us','对服务不满',7,'{}',1,1);
INSERT INTO "reference" VALUES(79,'loss','postponed','puts the purchase off','暂缓购车',8,'{}',1,1);
INSERT INTO "reference" VALUES(80,'loss','gave-up','gave up buying','放弃购车',9,'{}',1,1);
INSERT INTO "reference" VALUES(81,'loss','unreachable','cannot be reached','失联',10,'{}',1,1);
INSERT INTO "reference" VALUES(82,'loss','used-car','bought a used car','购买二手车',11,'{}',1,1);
INSERT INTO "reference" VALUES(83,'model','CR-V','CR-V','CR-V',1,'{}',1,3);
INSERT INTO "reference" VALUES(84,'model','Fit','Fit','Fit',2,'{}',1,3);
CREATE TABLE roster (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER NOT NULL REFERENCES staff (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (day, staff)
) STRICT;
INSERT INTO "roster" VALUES(1,'2026-03-12',1,1,3);
INSERT INTO "roster" VALUES(2,'2026-03-12',2,2,3);
CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
INSERT INTO "schema_migration" VALUES(1,'0001_the_floor','2026-11-25 18:30:56.768661');
INSERT INTO "schema_migration" VALUES(2,'0002_cards','2026-11-25 18:30:56.772997');
INSERT INTO "schema_migration" VALUES(3,'0003_claims','2026-11-25 18:30:56.773487');
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "setting" VALUES(1,'showroom.name','"示例"',3);
INSERT INTO "setting" VALUES(2,'showroom.zone','"Asia/Shanghai"',3);
CREATE TABLE staff (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('reception', 'consultant', 'manager')),
    tier TEXT NOT NULL CHECK (tier IN ('', '1', '2', '3', 'trainee')),
    mentor INTEGER REFERENCES staff (id),
    pin TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "staff" VALUES(1,'李娜','consultant','',NULL,'',1,3);
INSERT INTO "staff" VALUES(2,'刘洋','consultant','',NULL,'',1,3);
INSERT INTO "staff" VALUES(3,'王敏','reception','',NULL,'',1,3);
INSERT INTO "staff" VALUES(4,'赵敏','manager','',NULL,'',1,3);
CREATE TABLE standing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    state TEXT NOT NULL CHECK (state IN ('open', 'losing', 'lost', 'owner')),
    grade TEXT NOT NULL CHECK (grade IN ('', 'O', 'H', 'A', 'B', 'C')),
    owner INTEGER REFERENCES staff (id),
    next_day TEXT CHECK (next_day IS NULL OR length(next_day) = 10),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "standing" VALUES(1,1,'2026-03-12','open','H',1,'2026-03-13',5);
INSERT INTO "standing" VALUES(2,2,'2026-03-12','open','B',2,'2026-03-27',7);
INSERT INTO "standing" VALUES(3,1,'2026-03-12','open','O',1,'2026-03-19',9);
INSERT INTO "standing" VALUES(4,2,'2026-03-12','lost','B',2,NULL,10);
INSERT INTO "standing" VALUES(5,1,'2026-03-12','owner','O',1,'2026-03-15',14);
CREATE TABLE token (
    token TEXT NOT NULL,
    customer INTEGER NOT NULL,
    PRIMARY KEY (token, customer)
) STRICT, WITHOUT ROWID;
INSERT INTO "token" VALUES('00138000',1);
INSERT INTO "token" VALUES('0138000',1);
INSERT INTO "token" VALUES('138000',1);
INSERT INTO "token" VALUES('13800138000',1);
INSERT INTO "token" VALUES('38000',1);
INSERT INTO "token" VALUES('3800138000',1);
INSERT INTO "token" VALUES('8000',1);
INSERT INTO "token" VALUES('800138000',1);
INSERT INTO "token" VALUES('crv',1);
INSERT INTO "token" VALUES('lixiansheng',1);
INSERT INTO "token" VALUES('lxs',1);
INSERT INTO "token" VALUES('sheng',1);
INSERT INTO "token" VALUES('xiansheng',1);
INSERT INTO "token" VALUES('xs',1);
INSERT INTO "token" VALUES('先生',1);
INSERT INTO "token" VALUES('李先生',1);
INSERT INTO "token" VALUES('生',1);
INSERT INTO "token" VALUES('00138001',2);
INSERT INTO "token" VALUES('0138001',2);
INSERT INTO "token" VALUES('138001',2);
INSERT INTO "token" VALUES('13800138001',2);
INSERT INTO "token" VALUES('38001',2);
INSERT INTO "token" VALUES('3800138001',2);
INSERT INTO "token" VALUES('8001',2);
INSERT INTO "token" VALUES('800138001',2);
INSERT INTO "token" VALUES('fit',2);
INSERT INTO "token" VALUES('ns',2);
INSERT INTO "token" VALUES('nushi',2);
INSERT INTO "token" VALUES('nvshi',2);
INSERT INTO "token" VALUES('nyushi',2);
INSERT INTO "token" VALUES('shi',2);
INSERT INTO "token" VALUES('zhounushi',2);
INSERT INTO "token" VALUES('zhounvshi',2);
INSERT INTO "token" VALUES('zhounyushi',2);
INSERT INTO "token" VALUES('zns',2);
INSERT INTO "token" VALUES('周女士',2);
INSERT INTO "token" VALUES('士',2);
INSERT INTO "token" VALUES('女士',2);
INSERT INTO "token" VALUES('sheng',3);
INSERT INTO "token" VALUES('wuxiansheng',3);
INSERT INTO "token" VALUES('wxs',3);
INSERT INTO "token" VALUES('xiansheng',3);
INSERT INTO "token" VALUES('xs',3);
INSERT INTO "token" VALUES('先生',3);
INSERT INTO "token" VALUES('吴先生',3);
INSERT INTO "token" VALUES('生',3);
CREATE TABLE visit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    arrived TEXT NOT NULL,
    purpose TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('first', 'return', 'other')),
    party INTEGER NOT NULL CHECK (party BETWEEN 1 AND 99),
    customer INTEGER REFERENCES customer (id),
    asked_for INTEGER REFERENCES staff (id),
    waits_for INTEGER REFERENCES staff (id),
    assigned INTEGER REFERENCES staff (id),
    how TEXT NOT NULL,
    turn INTEGER NOT NULL CHECK (turn IN (0, 1)),
    model TEXT NOT NULL,
    source TEXT NOT NULL,
    test_drive INTEGER NOT NULL CHECK (test_drive IN (0, 1)),
    grade TEXT NOT NULL CHECK (grade IN ('', 'O', 'H', 'A', 'B', 'C')),
    note TEXT NOT NULL,
    completed INTEGER NOT NULL CHECK (completed IN (0, 1)),
    left_at TEXT CHECK (left_at IS NULL OR left_at >= arrived),
    left_known INTEGER NOT NULL CHECK (left_known IN (0, 1)),
    voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
, cycle INTEGER REFERENCES cycle (id)) STRICT;
INSERT INTO "visit" VALUES(1,'2026-03-12','2026-03-12T01:00:00.000Z','sales','first',1,1,NULL,NULL,1,'turn',1,'CR-V','',1,'H','',1,'2026-03-12T01:10:00.000Z',1,0,6,1);
INSERT INTO "visit" VALUES(2,'2026-03-12','2026-03-12T01:35:00.000Z','sales','first',1,4,NULL,NULL,2,'turn',1,'Fit','',0,'','',0,NULL,0,0,12,4);
CREATE UNIQUE INDEX "schema_migration_name" ON "schema_migration" ("name");
CREATE INDEX journal_day ON journal (day, action);
CREATE UNIQUE INDEX staff_name ON staff (name) WHERE active = 1;
CREATE INDEX customer_name ON customer (name);
CREATE INDEX customer_owner ON customer (owner);
CREATE INDEX phone_number ON phone (number);
CREATE INDEX phone_customer ON phone (customer);
CREATE INDEX visit_day ON visit (day);
CREATE INDEX visit_customer ON visit (customer);
CREATE INDEX visit_open ON visit (assigned) WHERE left_at IS NULL AND voided = 0;
CREATE INDEX token_customer ON token (customer);
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
    OR (NEW.key IS NOT NULL AND EXISTS (SELECT 1 FROM journal WHERE key = NEW.key))
    OR (NEW.undoes IS NOT NULL AND EXISTS (SELECT 1 FROM journal WHERE undoes = NEW.undoes))
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_not_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_not_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_body_in_order BEFORE INSERT ON journal_body
WHEN EXISTS (SELECT 1 FROM journal_body WHERE seq = NEW.seq)
    OR NEW.seq <> (SELECT max(seq) FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_body_not_changed BEFORE UPDATE ON journal_body
WHEN NEW.seq <> OLD.seq OR NOT EXISTS (
    SELECT 1 FROM journal AS line JOIN journal_body AS body USING (seq), json_each(body.told, '$.bodies') AS named
    WHERE line.action = 'card.erase' AND CAST(named.key AS INTEGER) = OLD.seq AND line.seq > OLD.seq)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_body_not_deleted BEFORE DELETE ON journal_body
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE INDEX cycle_customer ON cycle (customer);
CREATE INDEX cycle_card_day ON cycle (card_day);
CREATE INDEX cycle_due ON cycle (state, next_day);
CREATE INDEX cycle_grade ON cycle (state, grade, next_day);
CREATE INDEX standing_cycle ON standing (cycle, day);
CREATE INDEX standing_day ON standing (day, grade);
CREATE INDEX call_day ON call (day);
CREATE INDEX call_cycle ON call (cycle, day);
CREATE INDEX call_customer ON call (customer);
CREATE INDEX follow_up_day ON follow_up (day);
CREATE INDEX follow_up_cycle ON follow_up (cycle, day);
CREATE INDEX car_order_day ON car_order (day);
CREATE INDEX car_order_delivered ON car_order (delivered_on);
CREATE INDEX car_order_cancelled ON car_order (cancelled_on);
CREATE INDEX car_order_cycle ON car_order (cycle);
CREATE INDEX credit_car_order ON credit (car_order);
CREATE INDEX loss_day ON loss (day);
CREATE INDEX loss_cycle ON loss (cycle);
CREATE INDEX visit_cycle ON visit (cycle, day);
CREATE INDEX customer_dead ON customer (phone_dead) WHERE phone_dead = 1;
CREATE INDEX claim_customer ON claim (customer);
CREATE INDEX claim_open ON claim (day) WHERE verdict = '';
CREATE UNIQUE INDEX claim_once ON claim (customer, staff) WHERE verdict = '';
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('reference',84);
INSERT INTO "sqlite_sequence" VALUES('hours',7);
INSERT INTO "sqlite_sequence" VALUES('setting',2);
INSERT INTO "sqlite_sequence" VALUES('staff',4);
INSERT INTO "sqlite_sequence" VALUES('roster',2);
INSERT INTO "sqlite_sequence" VALUES('visit',2);
INSERT INTO "sqlite_sequence" VALUES('customer',4);
INSERT INTO "sqlite_sequence" VALUES('phone',3);
INSERT INTO "sqlite_sequence" VALUES('cycle',4);
INSERT INTO "sqlite_sequence" VALUES('standing',5);
INSERT INTO "sqlite_sequence" VALUES('call',2);
INSERT INTO "sqlite_sequence" VALUES('follow_up',1);
INSERT INTO "sqlite_sequence" VALUES('car_order',1);
INSERT INTO "sqlite_sequence" VALUES('credit',1);
INSERT INTO "sqlite_sequence" VALUES('loss',1);
COMMIT;
