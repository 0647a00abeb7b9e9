BEGIN TRANSACTION;
CREATE TABLE appointment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL REFERENCES customer (id),
    staff INTEGER REFERENCES staff (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('', 'came', 'missed', 'cancelled')),
    visit INTEGER REFERENCES visit (id),
    reason TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((state = 'came') = (visit IS NOT NULL))
) STRICT;
INSERT INTO "appointment" VALUES(1,2,2,'2026-03-14','2026-03-14T02:00:00.000Z','看车','',NULL,'',14);
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
, call_back TEXT, called_back TEXT) STRICT;
INSERT INTO "call" VALUES(1,'2026-03-12','2026-03-12T01:10:00.000Z','in','phone',2,2,2,NULL,'Fit','','','B',0,7,NULL,NULL);
INSERT INTO "call" VALUES(2,'2026-03-12','2026-03-12T01:30:00.000Z','in','phone',3,3,1,NULL,'','','','',0,10,NULL,NULL);
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
INSERT INTO "car_order" VALUES(1,1,'2026-03-12','2026-03-12T01:20:00.000Z',1,'CR-V','白',20000000,500000,NULL,NULL,1,'李先生','H','2026-03-12',NULL,'',NULL,13);
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
CREATE TABLE cover (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER NOT NULL REFERENCES staff (id),
    taken_by INTEGER NOT NULL REFERENCES staff (id),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (day, staff)
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
, district TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', occupation TEXT NOT NULL DEFAULT '', wechat TEXT NOT NULL DEFAULT '', referrer INTEGER REFERENCES customer (id), phone_dead INTEGER NOT NULL DEFAULT 0 CHECK (phone_dead IN (0, 1)), do_not_call INTEGER NOT NULL DEFAULT 0 CHECK (do_not_call IN (0, 1)), plate TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "customer" VALUES(1,'李先生','CR-V','',1,'','2026-03-12',0,4,'','','','',NULL,0,0,'');
INSERT INTO "customer" VALUES(2,'周女士','Fit','',2,'','2026-03-12',0,7,'','','','',NULL,0,0,'');
INSERT INTO "customer" VALUES(3,'吴先生','','',1,'','2026-03-12',0,10,'','','','',NULL,0,0,'');
INSERT INTO "customer" VALUES(4,'','Fit','',2,'','2026-03-12',1,12,'','','','',NULL,0,0,'');
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
INSERT INTO "cycle" VALUES(1,1,'owner','O','2026-03-12','2026-03-15','2026-03-12',0,'','','','','','','','','2026-03-12',1,'contact','H','2026-03-12',13);
INSERT INTO "cycle" VALUES(2,2,'open','B','2026-03-12','2026-03-27','2026-03-12',0,'','','','','','','','','2026-03-12',2,'contact','B',NULL,7);
INSERT INTO "cycle" VALUES(3,3,'open','',NULL,NULL,NULL,0,'','','','','','','','',NULL,NULL,'','',NULL,10);
INSERT INTO "cycle" VALUES(4,4,'open','',NULL,NULL,NULL,0,'','','','','','','','',NULL,NULL,'','',NULL,11);
CREATE TABLE draft (
    owner TEXT NOT NULL,
    form TEXT NOT NULL,
    keeper TEXT NOT NULL,
    key TEXT NOT NULL,
    fields TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (owner, form, keeper)
) STRICT, WITHOUT ROWID;
CREATE TABLE drive (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    visit INTEGER NOT NULL REFERENCES visit (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    car TEXT NOT NULL,
    licence INTEGER NOT NULL CHECK (licence IN (0, 1)),
    out_at TEXT NOT NULL,
    back_at TEXT CHECK (back_at IS NULL OR back_at >= out_at),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "drive" VALUES(1,3,'2026-03-12','CR-V 试驾车',1,'2026-03-12T01:55:00.000Z',NULL,17);
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
INSERT INTO "journal" VALUES(1,'2026-11-25T23:45:42.912Z','2026-11-25',NULL,'floortui','house.found',NULL,NULL,'09f48dddac69c7114d34645ba214d94e3efbc04968a5073ab222a59ffde3338c','66f66de8854096d90980c786c234570ca37ca0238d61847388893d47863924ad');
INSERT INTO "journal" VALUES(2,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','clock.jump',NULL,NULL,'e4033904730d5787e97628b7a2d757b455ffb03afeda70c67df08fd0ce1635f3','be9af864d13f19827b7b5cdfabf79fb11ca71f985fd3254cdfe9006f1aeef3f4');
INSERT INTO "journal" VALUES(3,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','showroom.set_up',NULL,NULL,'da3c223e67c0505f1fb948ee03f5b53cdf035bab5e32fae93219766ece80eef9','3409411d371979f3a260d74be73944ef9f29ba8050f2d54d25b50cf8d500e228');
INSERT INTO "journal" VALUES(4,'2026-03-12T01:00:00.000Z','2026-03-12',NULL,'desk 1','arrival.log',NULL,NULL,'e14cd4221acd2a6f10d0b413e957dceaac7d3de1a678f5503d56388c51990375','7b8c351130c99f0d5e5a848354ff150717b14ddf9fe712047a87ec47953f3810');
INSERT INTO "journal" VALUES(5,'2026-03-12T01:05:00.000Z','2026-03-12',NULL,'desk 1','visit.complete',NULL,NULL,'737d19fda3b3ce7ec1ee7cc2a96f96d666000357a2132794e12771c2a5693af2','fe5c875e12ff3d9c63c0adac4613f109b30fb2e74969be11bf76e1a8187332e1');
INSERT INTO "journal" VALUES(6,'2026-03-12T01:10:00.000Z','2026-03-12',NULL,'desk 1','visit.close',NULL,NULL,'f5c1567c672fc5066be738da81cd08c9eb0cc4595a5512ecb4fbdefa1db7ecd8','36fa3558a4fb3d1c408fbcd22c24563f235a8f8511fec1abe0c4a66b3bc35253');
INSERT INTO "journal" VALUES(7,'2026-03-12T01:10:00.000Z','2026-03-12',NULL,'desk 1','call.log',NULL,NULL,'3dd0eee1a2afb1424d2c7d4bc607bf5428b24f52a595ea349052cd73aa9117bc','555ce57d25064e6270492b748b71ff007a7fb19957e77aa2186d6f15378faf25');
INSERT INTO "journal" VALUES(8,'2026-03-12T01:15:00.000Z','2026-03-12',NULL,'desk 1','follow_up.log',NULL,NULL,'011f46c4859e5b32885334ad14c12ce16663a4eba1fcfac5ce9db1d75684e025','93b104010e351df367cb48a2859a06029e34622aa6afc937afcd6d118a6f94ea');
INSERT INTO "journal" VALUES(9,'2026-03-12T01:20:00.000Z','2026-03-12',NULL,'desk 1','order.sign',NULL,NULL,'d7069dd164b207b958e1397230b324a4c10c8caefceb2b1d9463fc7882eaab22','efe12e98e180404aee03d0db60c21273207cb088ffa79ea72051c37e5bbf0a01');
INSERT INTO "journal" VALUES(10,'2026-03-12T01:30:00.000Z','2026-03-12',NULL,'desk 1','call.log',NULL,NULL,'464f20322cd6439bf4707c1b6c3a3ee5a66b73a138d94656c34e55fee099e428','53fa3d6137ab6375252f0536e4d58b0da12d4f9511e531c90beb5618914b10e2');
INSERT INTO "journal" VALUES(11,'2026-03-12T01:35:00.000Z','2026-03-12',NULL,'desk 1','arrival.log',NULL,NULL,'18a7665696a22fb0f4aeb30c12a07e0ca484b4dc5be5f3c73c60347a5abdc964','e7bf5666fa632689e0b5e7c6895205b59cafaa897c2ab9099f38e3dbef8d55f2');
INSERT INTO "journal" VALUES(12,'2026-03-12T01:40:00.000Z','2026-03-12',NULL,'desk 1','card.erase',NULL,NULL,'a447e2504dbfce58c500aabc000561613f237d95dd2b1e91138dcdf0cb24574d','516265ea85b1b0a4d66081631053b56691ae8e7aefbf6c6e4e36f22f5fec1ef2');
INSERT INTO "journal" VALUES(13,'2026-03-12T01:45:00.000Z','2026-03-12',NULL,'desk 1','order.deliver',NULL,NULL,'f73cde6e883041682c14d7e012df7488a8fe446d079c6f24c64d014b4be84a61','4df941d8e25e3bf86329d79916623e23b48100aa7dd64f49dab98e46b434e0e5');
INSERT INTO "journal" VALUES(14,'2026-03-12T01:50:00.000Z','2026-03-12',NULL,'desk 1','appointment.make',NULL,NULL,'cd2205a173608883b97fa71f8752857e4b5c13a4dc3f5dc0678c078668e3f48a','946c8d0160a00c4622ca44785be3a02354b2eb565e87f4d188779c2f3905bef2');
INSERT INTO "journal" VALUES(15,'2026-03-12T01:50:00.000Z','2026-03-12',NULL,'desk 1','roster.set',NULL,NULL,'4ee83943b4fd62d5ce612b12d860f06c988187287d8badf3f2870cb6b4686b2c','04abdf1f72806b10fb36c2340fc54a23e9c5d581847fa57858ceef789025fc5d');
INSERT INTO "journal" VALUES(16,'2026-03-12T01:50:00.000Z','2026-03-12',NULL,'desk 1','arrival.log',NULL,NULL,'c4ccd3b41144a6c7826cee93c8a2e805af34e5db17bea58db1155503383fa771','1bf372da36a95ff9b8dfc997a65cdefb6ec3e19de60ac797f0b25dd88ff60159');
INSERT INTO "journal" VALUES(17,'2026-03-12T01:55:00.000Z','2026-03-12',NULL,'desk 1','drive.start',NULL,NULL,'97c59d90e763e1f2036098c320a876016fd0e113f3b3da031ebca9c23432a4e2','82b7a4fc4923a4d2917310e732f764c6f6a1b75e5cddcc52a2fe26059f071015');
CREATE TABLE journal_body (
    seq INTEGER PRIMARY KEY REFERENCES journal (seq),
    salt TEXT NOT NULL,
    asked TEXT NOT NULL,
    told TEXT NOT NULL,
    changes TEXT NOT NULL
) STRICT;
INSERT INTO "journal_body" VALUES(1,'db0bd888cf3c8ad5daabba5b9310490a','{}','{"schema":4}','[["reference",1,null,{"active":1,"code":"sales","details":"{}","en":"sales","id":1,"kind":"purpose","position":1,"seq":1,"zh":"看车购车"}],["reference",2,null,{"active":1,"code":"service","details":"{}","en":"service","id":2,"kind":"purpose","position":2,"seq":1,"zh":"售后维修"}],["reference",3,null,{"active":1,"code":"delivery","details":"{}","en":"collects a car","id":3,"kind":"purpose","position":3,"seq":1,"zh":"提车"}],["reference",4,null,{"active":1,"code":"papers","details":"{}","en":"papers, payment","id":4,"kind":"purpose","position":4,"seq":1,"zh":"办手续、付款"}],["reference",5,null,{"active":1,"code":"courier","details":"{}","en":"courier, supplier","id":5,"kind":"purpose","position":5,"seq":1,"zh":"快递、送货"}],["reference",6,null,{"active":1,"code":"directions","details":"{}","en":"asks the way","id":6,"kind":"purpose","position":6,"seq":1,"zh":"问路"}],["reference",7,null,{"active":1,"code":"competitor","details":"{}","en":"competitor","id":7,"kind":"purpose","position":7,"seq":1,"zh":"同行"}],["reference",8,null,{"active":1,"code":"other","details":"{}","en":"something else","id":8,"kind":"purpose","position":8,"seq":1,"zh":"其他"}],["reference",9,null,{"active":1,"code":"walk-in","details":"{\"channel\": \"walk-in\", \"group\": \"by_itself\"}","en":"walk-in","id":9,"kind":"source","position":1,"seq":1,"zh":"自然到店"}],["reference",10,null,{"active":1,"code":"call-in","details":"{\"channel\": \"call\", \"group\": \"by_itself\"}","en":"called in","id":10,"kind":"source","position":2,"seq":1,"zh":"来电"}],["reference",11,null,{"active":1,"code":"factory-ad","details":"{\"channel\": \"factory advertising\", \"group\": \"by_itself\"}","en":"factory advertising","id":11,"kind":"source","position":3,"seq":1,"zh":"厂家广告"}],["reference",12,null,{"active":1,"code":"own-ad","details":"{\"channel\": \"own advertising\", \"group\": \"by_itself\"}","en":"own advertising","id":12,"kind":"source","position":4,"seq":1,"zh":"本店广告"}],["reference",13,null,{"active":1,"code":"website","details":"{\"channel\": \"own advertising\", \"group\": \"by_itself\"}","en":"website, search","id":13,"kind":"source","position":5,"seq":1,"zh":"网站、搜索"}],["reference",14,null,{"active":1,"code":"owner-referral","details":"{\"channel\": \"owner referral\", \"group\": \"referred\"}","en":"owner''s referral","id":14,"kind":"source","position":6,"seq":1,"zh":"老客户介绍"}],["reference",15,null,{"active":1,"code":"owner-repeat","details":"{\"channel\": \"owner repeat\", \"group\": \"referred\"}","en":"owner buys again","id":15,"kind":"source","position":7,"seq":1,"zh":"老客户再购"}],["reference",16,null,{"active":1,"code":"other-make","details":"{\"channel\": \"other make\", \"group\": \"referred\"}","en":"owner of another make","id":16,"kind":"source","position":8,"seq":1,"zh":"他牌车主换购"}],["reference",17,null,{"active":1,"code":"partner","details":"{\"channel\": \"partner\", \"group\": \"referred\"}","en":"partner organisation","id":17,"kind":"source","position":9,"seq":1,"zh":"合作单位"}],["reference",18,null,{"active":1,"code":"staff-friends","details":"{\"channel\": \"friends of staff\", \"group\": \"referred\"}","en":"friends and family of staff","id":18,"kind":"source","position":10,"seq":1,"zh":"员工亲友"}],["reference",19,null,{"active":1,"code":"trade","details":"{\"channel\": \"trade\", \"group\": \"developed\"}","en":"trade or occupation","id":19,"kind":"source","position":11,"seq":1,"zh":"行业开发"}],["reference",20,null,{"active":1,"code":"district","details":"{\"channel\": \"district\", \"group\": \"developed\"}","en":"district","id":20,"kind":"source","position":12,"seq":1,"zh":"区域开发"}],["reference",21,null,{"active":1,"code":"display","details":"{\"channel\": \"display\", \"group\": \"developed\"}","en":"display","id":21,"kind":"source","position":13,"seq":1,"zh":"外展"}],["reference",22,null,{"active":1,"code":"event","details":"{\"channel\": \"event\", \"group\": \"developed\"}","en":"event in the showroom","id":22,"kind":"source","position":14,"seq":1,"zh":"店内活动"}],["reference",23,null,{"active":1,"code":"event-outside","details":"{\"apart\": true, \"channel\": \"event\", \"group\": \"developed\"}","en":"event elsewhere","id":23,"kind":"source","position":15,"seq":1,"zh":"外场活动"}],["reference",24,null,{"active":1,"code":"online-lead","details":"{\"channel\": \"online lead\", \"group\": \"developed\"}","en":"online lead","id":24,"kind":"source","position":16,"seq":1,"zh":"网络线索"}],["reference",25,null,{"active":1,"code":"meal","details":"{\"keeps\": true}","en":"meal","id":25,"kind":"away","position":1,"seq":1,"zh":"用餐"}],["reference",26,null,{"active":1,"code":"toilet","details":"{\"keeps\": true}","en":"toilet","id":26,"kind":"away","position":2,"seq":1,"zh":"洗手间"}],["reference",27,null,{"active":1,"code":"errand","details":"{\"keeps\": true}","en":"errand for the house","id":27,"kind":"away","position":3,"seq":1,"zh":"公务"}],["reference",28,null,{"active":1,"code":"training","details":"{\"keeps\": true}","en":"training","id":28,"kind":"away","position":4,"seq":1,"zh":"培训"}],["reference",29,null,{"active":1,"code":"delivery","details":"{\"keeps\": true}","en":"hands over a car","id":29,"kind":"away","position":5,"seq":1,"zh":"交车"}],["reference",30,null,{"active":1,"code":"private","details":"{\"keeps\": false}","en":"private","id":30,"kind":"away","position":6,"seq":1,"zh":"私事"}],["reference",31,null,{"active":1,"code":"other","details":"{\"keeps\": true}","en":"another reason","id":31,"kind":"away","position":7,"seq":1,"zh":"其他原因"}],["reference",32,null,{"active":1,"code":"phone","details":"{}","en":"on the phone","id":32,"kind":"skip","position":1,"seq":1,"zh":"正在通话"}],["reference",33,null,{"active":1,"code":"paperwork","details":"{}","en":"finishing papers","id":33,"kind":"skip","position":2,"seq":1,"zh":"处理资料"}],["reference",34,null,{"active":1,"code":"training","details":"{}","en":"in training","id":34,"kind":"skip","position":3,"seq":1,"zh":"培训中"}],["reference",35,null,{"active":1,"code":"other","details":"{}","en":"another reason","id":35,"kind":"skip","position":4,"seq":1,"zh":"其他原因"}],["reference",36,null,{"active":1,"code":"mistake","details":"{}","en":"entered by mistake","id":36,"kind":"void","position":1,"seq":1,"zh":"误录"}],["reference",37,null,{"active":1,"code":"twice","details":"{}","en":"entered twice","id":37,"kind":"void","position":2,"seq":1,"zh":"重复登记"}],["reference",38,null,{"active":1,"code":"mystery","details":"{}","en":"mystery shopper","id":38,"kind":"void","position":3,"seq":1,"zh":"神秘访客"}],["reference",39,null,{"active":1,"code":"other","details":"{}","en":"another reason","id":39,"kind":"void","position":4,"seq":1,"zh":"其他原因"}],["reference",40,null,{"active":1,"code":"wish","details":"{}","en":"the customer wishes it","id":40,"kind":"hand_over","position":1,"seq":1,"zh":"客户要求"}],["reference",41,null,{"active":1,"code":"language","details":"{}","en":"speaks their language","id":41,"kind":"hand_over","position":2,"seq":1,"zh":"语言方便"}],["reference",42,null,{"active":1,"code":"knows_model","details":"{}","en":"knows the model better","id":42,"kind":"hand_over","position":3,"seq":1,"zh":"更熟悉该车型"}],["reference",43,null,{"active":1,"code":"called_away","details":"{}","en":"called away","id":43,"kind":"hand_over","position":4,"seq":1,"zh":"临时有事"}],["reference",44,null,{"active":1,"code":"shift_ends","details":"{}","en":"their shift ends","id":44,"kind":"hand_over","position":5,"seq":1,"zh":"到点下班"}],["reference",45,null,{"active":1,"code":"makes_up","details":"{}","en":"makes up for a lost turn","id":45,"kind":"move","position":1,"seq":1,"zh":"补偿错过的轮次"}],["reference",46,null,{"active":1,"code":"wrong_order","details":"{}","en":"the order was wrong","id":46,"kind":"move","position":2,"seq":1,"zh":"顺位有误"}],["reference",47,null,{"active":1,"code":"agreed","details":"{}","en":"agreed between them","id":47,"kind":"move","position":3,"seq":1,"zh":"双方商定"}],["reference",48,null,{"active":1,"code":"not_ready","details":"{}","en":"not ready for customers","id":48,"kind":"move","position":4,"seq":1,"zh":"尚未准备好接待"}],["reference",49,null,{"active":1,"code":"said_so","details":"{}","en":"they said so themselves","id":49,"kind":"reclassify","position":1,"seq":1,"zh":"客户自己说明"}],["reference",50,null,{"active":1,"code":"found_card","details":"{}","en":"found among the cards","id":50,"kind":"reclassify","position":2,"seq":1,"zh":"查到客户卡"}],["reference",51,null,{"active":1,"code":"recognised","details":"{}","en":"a colleague knows them","id":51,"kind":"reclassify","position":3,"seq":1,"zh":"同事认出"}],["reference",52,null,{"active":1,"code":"wrong_key","details":"{}","en":"wrong key","id":52,"kind":"reclassify","position":4,"seq":1,"zh":"按错"}],["reference",53,null,{"active":1,"code":"O","details":"{\"aim_en\": \"deliver soon\", \"aim_zh\": \"尽快交车\", \"every\": \"7 days\", \"within\": 0}","en":"O ordered","id":53,"kind":"grade","position":1,"seq":1,"zh":"O 已订"}],["reference",54,null,{"active":1,"code":"H","details":"{\"aim_en\": \"speed up signing\", \"aim_zh\": \"促成签约\", \"every\": \"1 day\", \"within\": 7}","en":"H within 7 days","id":54,"kind":"grade","position":2,"seq":1,"zh":"H 7天内"}],["reference",55,null,{"active":1,"code":"A","details":"{\"aim_en\": \"raise the grade\", \"aim_zh\": \"提升级别\", \"every\": \"7 days\", \"within\": 30}","en":"A within 1 month","id":55,"kind":"grade","position":3,"seq":1,"zh":"A 1个月内"}],["reference",56,null,{"active":1,"code":"B","details":"{\"aim_en\": \"know what moves\", \"aim_zh\": \"了解动态\", \"every\": \"15 days\", \"within\": 90}","en":"B within 3 months","id":56,"kind":"grade","position":4,"seq":1,"zh":"B 3个月内"}],["reference",57,null,{"active":1,"code":"C","details":"{\"aim_en\": \"make friends\", \"aim_zh\": \"建立友谊\", \"every\": \"1 month\", \"within\": 0}","en":"C over 3 months","id":57,"kind":"grade","position":5,"seq":1,"zh":"C 3个月以上"}],["reference",58,null,{"active":1,"code":"order-fixed","details":"{\"grade\": \"O\"}","en":"model and colour fixed in an order, deposit paid","id":58,"kind":"sign","position":1,"seq":1,"zh":"已订车，订金已付，车型颜色确定"}],["reference",59,null,{"active":1,"code":"delivery-settled","details":"{\"grade\": \"H\"}","en":"delivery time settled","id":59,"kind":"sign","position":2,"seq":1,"zh":"交车时间商定"}],["reference",60,null,{"active":1,"code":"instalment-done","details":"{\"grade\": \"H\"}","en":"instalment papers done","id":60,"kind":"sign","position":3,"seq":1,"zh":"分期手续办妥"}],["reference",61,null,{"active":1,"code":"trade-in-closing","details":"{\"grade\": \"H\"}","en":"trade-in about to close","id":61,"kind":"sign","position":4,"seq":1,"zh":"旧车置换即将成交"}],["reference",62,null,{"active":1,"code":"model-chosen","details":"{\"grade\": \"A\"}","en":"model and colour chosen","id":62,"kind":"sign","position":5,"seq":1,"zh":"车型颜色选定"}],["reference",63,null,{"active":1,"code":"payment-settled","details":"{\"grade\": \"A\"}","en":"way of paying settled","id":63,"kind":"sign","position":6,"seq":1,"zh":"付款方式商定"}],["reference",64,null,{"active":1,"code":"instalment-begun","details":"{\"grade\": \"A\"}","en":"instalment in progress","id":64,"kind":"sign","position":7,"seq":1,"zh":"分期办理中"}],["reference",65,null,{"active":1,"code":"trade-in-begun","details":"{\"grade\": \"A\"}","en":"trade-in in progress","id":65,"kind":"sign","position":8,"seq":1,"zh":"旧车置换洽谈中"}],["reference",66,null,{"active":1,"code":"terms-discussed","details":"{\"grade\": \"B\"}","en":"terms discussed","id":66,"kind":"sign","position":9,"seq":1,"zh":"谈过条件"}],["reference",67,null,{"active":1,"code":"time-named","details":"{\"grade\": \"B\"}","en":"time of purchase named","id":67,"kind":"sign","position":10,"seq":1,"zh":"说出购车时间"}],["reference",68,null,{"active":1,"code":"next-talk","details":"{\"grade\": \"B\"}","en":"next talk dated","id":68,"kind":"sign","position":11,"seq":1,"zh":"约定下次洽谈"}],["reference",69,null,{"active":1,"code":"came-again","details":"{\"grade\": \"B\"}","en":"came to look again","id":69,"kind":"sign","position":12,"seq":1,"zh":"再次来店看车"}],["reference",70,null,{"active":1,"code":"old-car","details":"{\"grade\": \"B\"}","en":"asks us to take the old car","id":70,"kind":"sign","position":13,"seq":1,"zh":"询问旧车置换"}],["reference",71,null,{"active":1,"code":"wants-car","details":"{\"grade\": \"C\"}","en":"wants a car, has the means","id":71,"kind":"sign","position":14,"seq":1,"zh":"有购车意愿和能力"}],["reference",72,null,{"active":1,"code":"compares","details":"{\"grade\": \"C\"}","en":"compares models, hesitates","id":72,"kind":"sign","position":15,"seq":1,"zh":"比较车型，犹豫"}],["reference",73,null,{"active":1,"code":"price-only","details":"{\"grade\": \"C\"}","en":"only asks a price and leaves their data","id":73,"kind":"sign","position":16,"seq":1,"zh":"只问价格并留下资料"}],["reference",74,null,{"active":1,"code":"phone","details":"{}","en":"phone call","id":74,"kind":"way","position":1,"seq":1,"zh":"电话"}],["reference",75,null,{"active":1,"code":"wechat","details":"{}","en":"WeChat","id":75,"kind":"way","position":2,"seq":1,"zh":"微信"}],["reference",76,null,{"active":1,"code":"message","details":"{}","en":"text message","id":76,"kind":"way","position":3,"seq":1,"zh":"短信"}],["reference",77,null,{"active":1,"code":"meeting","details":"{}","en":"meeting elsewhere","id":77,"kind":"way","position":4,"seq":1,"zh":"上门、外出面谈"}],["reference",78,null,{"active":1,"code":"visit","details":"{}","en":"in the showroom","id":78,"kind":"way","position":5,"seq":1,"zh":"店内洽谈"}],["reference",79,null,{"active":1,"code":"email","details":"{}","en":"e-mail","id":79,"kind":"way","position":6,"seq":1,"zh":"邮件"}],["reference",80,null,{"active":1,"code":"talked","details":"{\"answered\": true}","en":"talked","id":80,"kind":"outcome","position":1,"seq":1,"zh":"已沟通"}],["reference",81,null,{"active":1,"code":"comes-in","details":"{\"answered\": true}","en":"will come in","id":81,"kind":"outcome","position":2,"seq":1,"zh":"答应来店"}],["reference",82,null,{"active":1,"code":"undecided","details":"{\"answered\": true}","en":"still undecided","id":82,"kind":"outcome","position":3,"seq":1,"zh":"仍在考虑"}],["reference",83,null,{"active":1,"code":"later","details":"{\"answered\": true}","en":"call again later","id":83,"kind":"outcome","position":4,"seq":1,"zh":"改日再联系"}],["reference",84,null,{"active":1,"code":"no-answer","details":"{\"answered\": false}","en":"no answer","id":84,"kind":"outcome","position":5,"seq":1,"zh":"无人接听"}],["reference",85,null,{"active":1,"code":"unread","details":"{\"answered\": false}","en":"message not answered","id":85,"kind":"outcome","position":6,"seq":1,"zh":"消息未回"}],["reference",86,null,{"active":1,"code":"dead","details":"{\"answered\": false, \"dead\": true}","en":"number does not exist or is somebody else''s","id":86,"kind":"outcome","position":7,"seq":1,"zh":"空号、错号"}],["reference",87,null,{"active":1,"code":"price","details":"{}","en":"price","id":87,"kind":"loss","position":1,"seq":1,"zh":"价格"}],["reference",88,null,{"active":1,"code":"competitor","details":"{}","en":"bought another make","id":88,"kind":"loss","position":2,"seq":1,"zh":"购买竞品"}],["reference",89,null,{"active":1,"code":"other-dealer","details":"{}","en":"bought from another dealer","id":89,"kind":"loss","position":3,"seq":1,"zh":"他店购买"}],["reference",90,null,{"active":1,"code":"stock","details":"{}","en":"no car in stock, delivery too late","id":90,"kind":"loss","position":4,"seq":1,"zh":"无现车、交车太久"}],["reference",91,null,{"active":1,"code":"loan","details":"{}","en":"loan refused","id":91,"kind":"loss","position":5,"seq":1,"zh":"贷款未通过"}],["reference",92,null,{"active":1,"code":"trade-in","details":"{}","en":"trade-in too low","id":92,"kind":"loss","position":6,"seq":1,"zh":"置换价低"}],["reference",93,null,{"active":1,"code":"service","details":"{}","en":"not content with us","id":93,"kind":"loss","position":7,"seq":1,"zh":"对服务不满"}],["reference",94,null,{"active":1,"code":"postponed","details":"{}","en":"puts the purchase off","id":94,"kind":"loss","position":8,"seq":1,"zh":"暂缓购车"}],["reference",95,null,{"active":1,"code":"gave-up","details":"{}","en":"gave up buying","id":95,"kind":"loss","position":9,"seq":1,"zh":"放弃购车"}],["reference",96,null,{"active":1,"code":"unreachable","details":"{}","en":"cannot be reached","id":96,"kind":"loss","position":10,"seq":1,"zh":"失联"}],["reference",97,null,{"active":1,"code":"used-car","details":"{}","en":"bought a used car","id":97,"kind":"loss","position":11,"seq":1,"zh":"购买二手车"}],["reference",98,null,{"active":1,"code":"customer-busy","details":"{}","en":"the customer cannot come","id":98,"kind":"cancel","position":1,"seq":1,"zh":"客户来不了"}],["reference",99,null,{"active":1,"code":"no-interest","details":"{}","en":"no longer interested","id":99,"kind":"cancel","position":2,"seq":1,"zh":"客户不考虑了"}],["reference",100,null,{"active":1,"code":"bought-elsewhere","details":"{}","en":"bought elsewhere","id":100,"kind":"cancel","position":3,"seq":1,"zh":"已在别处购车"}],["reference",101,null,{"active":1,"code":"no-car","details":"{}","en":"no car to show","id":101,"kind":"cancel","position":4,"seq":1,"zh":"没有可看的车"}],["reference",102,null,{"active":1,"code":"consultant-busy","details":"{}","en":"the consultant cannot","id":102,"kind":"cancel","position":5,"seq":1,"zh":"顾问没空"}],["reference",103,null,{"active":1,"code":"mistake","details":"{}","en":"entered by mistake","id":103,"kind":"cancel","position":6,"seq":1,"zh":"误录"}],["reference",104,null,{"active":1,"code":"other","details":"{}","en":"another reason","id":104,"kind":"cancel","position":7,"seq":1,"zh":"其他原因"}],["reference",105,null,{"active":1,"code":"full","details":"{\"on\": true, \"sign_en\": \"F\", \"sign_zh\": \"全\"}","en":"full day","id":105,"kind":"shift","position":1,"seq":1,"zh":"全天"}],["reference",106,null,{"active":1,"code":"early","details":"{\"hours\": \"08:30-17:00\", \"on\": true, \"sign_en\": \"E\", \"sign_zh\": \"早\"}","en":"early shift","id":106,"kind":"shift","position":2,"seq":1,"zh":"早班"}],["reference",107,null,{"active":1,"code":"late","details":"{\"hours\": \"12:00-20:30\", \"on\": true, \"sign_en\": \"L\", \"sign_zh\": \"晚\"}","en":"late shift","id":107,"kind":"shift","position":3,"seq":1,"zh":"晚班"}],["reference",108,null,{"active":1,"code":"off","details":"{\"on\": false, \"sign_en\": \"–\", \"sign_zh\": \"休\"}","en":"off","id":108,"kind":"shift","position":4,"seq":1,"zh":"休息"}],["reference",109,null,{"active":1,"code":"leave","details":"{\"of_its_day\": true, \"on\": false, \"sign_en\": \"V\", \"sign_zh\": \"假\"}","en":"leave","id":109,"kind":"shift","position":5,"seq":1,"zh":"请假"}],["reference",110,null,{"active":1,"code":"training","details":"{\"of_its_day\": true, \"on\": false, \"sign_en\": \"T\", \"sign_zh\": \"训\"}","en":"training","id":110,"kind":"shift","position":6,"seq":1,"zh":"培训"}],["reference",111,null,{"active":1,"code":"card","details":"{}","en":"has a card","id":111,"kind":"ending","position":1,"seq":1,"zh":"已建卡"}],["reference",112,null,{"active":1,"code":"later","details":"{}","en":"comes again later","id":112,"kind":"ending","position":2,"seq":1,"zh":"改天再来"}],["reference",113,null,{"active":1,"code":"lost","details":"{}","en":"lost","id":113,"kind":"ending","position":3,"seq":1,"zh":"战败"}],["reference",114,null,{"active":1,"code":"other","details":"{}","en":"other purpose","id":114,"kind":"ending","position":4,"seq":1,"zh":"非看车"}],["reference",115,null,{"active":1,"code":"reception","details":"{}","en":"welcome","id":115,"kind":"step","position":1,"seq":1,"zh":"接待问候"}],["reference",116,null,{"active":1,"code":"needs","details":"{}","en":"needs","id":116,"kind":"step","position":2,"seq":1,"zh":"需求分析"}],["reference",117,null,{"active":1,"code":"walk-round","details":"{}","en":"walk-round","id":117,"kind":"step","position":3,"seq":1,"zh":"绕车介绍"}],["reference",118,null,{"active":1,"code":"test-drive","details":"{}","en":"test drive","id":118,"kind":"step","position":4,"seq":1,"zh":"试乘试驾"}],["reference",119,null,{"active":1,"code":"offer","details":"{}","en":"offer","id":119,"kind":"step","position":5,"seq":1,"zh":"报价洽谈"}],["reference",120,null,{"active":1,"code":"trade-in","details":"{}","en":"trade-in looked at","id":120,"kind":"step","position":6,"seq":1,"zh":"置换评估"}],["reference",121,null,{"active":1,"code":"farewell","details":"{}","en":"farewell","id":121,"kind":"step","position":7,"seq":1,"zh":"送别"}],["hours",1,null,{"hours":"09:00-18:00","id":1,"seq":1,"weekday":1}],["hours",2,null,{"hours":"09:00-18:00","id":2,"seq":1,"weekday":2}],["hours",3,null,{"hours":"09:00-18:00","id":3,"seq":1,"weekday":3}],["hours",4,null,{"hours":"09:00-18:00","id":4,"seq":1,"weekday":4}],["hours",5,null,{"hours":"09:00-18:00","id":5,"seq":1,"weekday":5}],["hours",6,null,{"hours":"09:00-18:00","id":6,"seq":1,"weekday":6}],["hours",7,null,{"hours":"09:00-18:00","id":7,"seq":1,"weekday":7}]]');
INSERT INTO "journal_body" VALUES(2,'7dc08d2ef4d4442e113a7873c44707d2','{}','{"from":"2026-11-25T23:45:42.912Z","to":"2026-03-12T01:00:00.000Z","seconds":-22373143}','[]');
INSERT INTO "journal_body" VALUES(3,'941644f98650990142231f186eb4e93a','{"hours":"09:00-18:00","manager":"赵敏","models":["CR-V","Fit"],"name":"示例","reception":["王敏"],"staff":["李娜","刘洋"],"zone":"Asia/Shanghai"}','{"name":"示例","staff":{"李娜":1,"刘洋":2,"王敏":3,"赵敏":4},"models":["CR-V","Fit"]}','[["setting",1,null,{"id":1,"name":"showroom.name","seq":3,"value":"\"示例\""}],["setting",2,null,{"id":2,"name":"showroom.zone","seq":3,"value":"\"Asia/Shanghai\""}],["staff",1,null,{"active":1,"id":1,"mentor":null,"name":"李娜","pin":"","role":"consultant","seq":3,"tier":""}],["staff",2,null,{"active":1,"id":2,"mentor":null,"name":"刘洋","pin":"","role":"consultant","seq":3,"tier":""}],["staff",3,null,{"active":1,"id":3,"mentor":null,"name":"王敏","pin":"","role":"reception","seq":3,"tier":""}],["staff",4,null,{"active":1,"id":4,"mentor":null,"name":"赵敏","pin":"","role":"manager","seq":3,"tier":""}],["roster",1,null,{"day":"2026-03-12","id":1,"position":1,"seq":3,"shift":"full","staff":1}],["roster",2,null,{"day":"2026-03-12","id":2,"position":2,"seq":3,"shift":"full","staff":2}],["reference",122,null,{"active":1,"code":"CR-V","details":"{}","en":"CR-V","id":122,"kind":"model","position":1,"seq":3,"zh":"CR-V"}],["reference",123,null,{"active":1,"code":"Fit","details":"{}","en":"Fit","id":123,"kind":"model","position":2,"seq":3,"zh":"Fit"}]]');
INSERT INTO "journal_body" VALUES(4,'2f5aee885c357d8e7c7254d7348274a0','{"also":"","appointment":0,"arrived":"","asked_for":"","been_here":false,"brought_by":"","crowd":false,"customer":"","left":"","looks":"","model":"CR-V","name":"李先生","note":"","party":1,"phone":"13800138000","plate":"","purpose":"sales","served_by":"","source":"","stand_in":false}','{"visit":1,"assigned":"李娜","how":"turn","why":[["turn",{}],["roster",{"place":1,"of":2}],["took",{"turns":0}]],"waits_for":null,"turn":true,"next":"刘洋","moves":[["open",[1,2]],["serve",1,1,true,false]],"kind":"first"}','[["visit",1,null,{"also":"","arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"been_here":0,"completed":0,"customer":1,"cycle":1,"day":"2026-03-12","grade":"","greeted_at":null,"group_of":null,"how":"turn","id":1,"kind":"first","left_at":null,"left_known":0,"looks":"","manager_joined":0,"model":"CR-V","note":"","outcome":"","party":1,"purpose":"sales","seq":4,"source":"","steps":"","test_drive":0,"turn":1,"voided":0,"waits_for":null}],["customer",1,null,{"address":"","district":"","do_not_call":0,"erased":0,"first_day":"2026-03-12","id":1,"model":"CR-V","name":"李先生","note":"","occupation":"","owner":1,"phone_dead":0,"plate":"","referrer":null,"seq":4,"source":"","wechat":""}],["phone",1,null,{"customer":1,"id":1,"number":"13800138000","seq":4}],["cycle",1,null,{"budget":"","card_by":null,"card_day":null,"card_grade":"","card_how":"","colour":"","competitor":"","customer":1,"decider":"","delivered_on":null,"grade":"","graded_on":null,"id":1,"last_day":null,"next_day":null,"payment":"","plan":"","seq":4,"signs":"","state":"open","trade_in":"","unanswered":0}]]');
INSERT INTO "journal_body" VALUES(5,'edd45142f65fb7a379671e92991aa46a','{"also":"","clear":[],"grade":"H","looks":"","model":"","name":"","note":"","phone":"","plate":"","source":"","test_drive":true,"visit":1}','{"visit":1,"customer":1,"card":1,"grade":"H","next":"2026-03-13"}','[["visit",1,{"also":"","arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"been_here":0,"completed":0,"customer":1,"cycle":1,"day":"2026-03-12","grade":"","greeted_at":null,"group_of":null,"how":"turn","id":1,"kind":"first","left_at":null,"left_known":0,"looks":"","manager_joined":0,"model":"CR-V","note":"","outcome":"","party":1,"purpose":"sales","seq":4,"source":"","steps":"","test_drive":0,"turn":1,"voided":0,"waits_for":null},{"also":"","arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"been_here":0,"completed":1,"customer":1,"cycle":1,"day":"2026-03-12","grade":"H","greeted_at":null,"group_of":null,"how":"turn","id":1,"kind":"first","left_at":null,"left_known":0,"looks":"","manager_joined":0,"model":"CR-V","note":"","outcome":"","party":1,"purpose":"sales","seq":5,"source":"","steps":"","test_drive":1,"turn":1,"voided":0,"waits_for":null}],["cycle",1,{"budget":"","card_by":null,"card_day":null,"card_grade":"","card_how":"","colour":"","competitor":"","customer":1,"decider":"","delivered_on":null,"grade":"","graded_on":null,"id":1,"last_day":null,"next_day":null,"payment":"","plan":"","seq":4,"signs":"","state":"open","trade_in":"","unanswered":0},{"budget":"","card_by":1,"card_day":"2026-03-12","card_grade":"H","card_how":"contact","colour":"","competitor":"","customer":1,"decider":"","delivered_on":null,"grade":"H","graded_on":"2026-03-12","id":1,"last_day":"2026-03-12","next_day":"2026-03-13","payment":"","plan":"","seq":5,"signs":"","state":"open","trade_in":"","unanswered":0}],["standing",1,null,{"cycle":1,"day":"2026-03-12","grade":"H","id":1,"next_day":"2026-03-13","owner":1,"seq":5,"state":"open"}]]');
INSERT INTO "journal_body" VALUES(6,'05c309e7f2c2c0bec5821ad26e93a9b9','{"left":"","outcome":"","reason":"","visit":1}','{"visit":1,"outcome":"card","group":[],"moves":[["done",1,1,null,"served",false]],"next":"刘洋"}','[["visit",1,{"also":"","arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"been_here":0,"completed":1,"customer":1,"cycle":1,"day":"2026-03-12","grade":"H","greeted_at":null,"group_of":null,"how":"turn","id":1,"kind":"first","left_at":null,"left_known":0,"looks":"","manager_joined":0,"model":"CR-V","note":"","outcome":"","party":1,"purpose":"sales","seq":5,"source":"","steps":"","test_drive":1,"turn":1,"voided":0,"waits_for":null},{"also":"","arrived":"2026-03-12T01:00:00.000Z","asked_for":null,"assigned":1,"been_here":0,"completed":1,"customer":1,"cycle":1,"day":"2026-03-12","grade":"H","greeted_at":null,"group_of":null,"how":"turn","id":1,"kind":"first","left_at":"2026-03-12T01:10:00.000Z","left_known":1,"looks":"","manager_joined":0,"model":"CR-V","note":"","outcome":"card","party":1,"purpose":"sales","seq":6,"source":"","steps":"","test_drive":1,"turn":1,"voided":0,"waits_for":null}]]');
INSERT INTO "journal_body" VALUES(7,'0551b30275b9dd55729f08fe9d895518','{"address":"","appointment":"","customer":"","direction":"in","grade":"B","happened":"","minutes":null,"model":"Fit","name":"周女士","phone":"13800138001","question":"","read_back":false,"source":"","taken_by":"刘洋","way":"phone"}','{"call":1,"assigned":"刘洋","customer":2,"how":"taken","why":[["call_taken",{}]],"call_back":null,"moves":[],"card":2,"grade":"B","next":"2026-03-27"}','[["customer",2,null,{"address":"","district":"","do_not_call":0,"erased":0,"first_day":"2026-03-12","id":2,"model":"Fit","name":"周女士","note":"","occupation":"","owner":2,"phone_dead":0,"plate":"","referrer":null,"seq":7,"source":"","wechat":""}],["phone",2,null,{"customer":2,"id":2,"number":"13800138001","seq":7}],["cycle",2,null,{"budget":"","card_by":2,"card_day":"2026-03-12","card_grade":"B","card_how":"contact","colour":"","competitor":"","customer":2,"decider":"","delivered_on":null,"grade":"B","graded_on":"2026-03-12","id":2,"last_day":"2026-03-12","next_day":"2026-03-27","payment":"","plan":"","seq":7,"signs":"","state":"open","trade_in":"","unanswered":0}],["call",1,null,{"assigned":2,"at":"2026-03-12T01:10:00.000Z","call_back":null,"called_back":null,"customer":2,"cycle":2,"day":"2026-03-12","direction":"in","grade":"B","id":1,"minutes":null,"model":"Fit","question":"","read_back":0,"seq":7,"source":"","way":"phone"}],["standing",2,null,{"cycle":2,"day":"2026-03-12","grade":"B","id":2,"next_day":"2026-03-27","owner":2,"seq":7,"state":"open"}]]');
INSERT INTO "journal_body" VALUES(8,'7beae1a544cae8466f90498290196c17','{"card":"周女士","content":"周末来看车","grade":"","happened":"","minutes":4,"next":"","outcome":"talked","way":"phone"}','{"card":2,"follow_up":1,"next":"2026-03-27","grade":"B","unanswered":0}','[["follow_up",1,null,{"answered":1,"at":"2026-03-12T01:15:00.000Z","call":null,"content":"周末来看车","cycle":2,"day":"2026-03-12","grade_after":"B","grade_before":"B","id":1,"minutes":4,"next_day":"2026-03-27","outcome":"talked","seq":8,"staff":2,"way":"phone"}]]');
INSERT INTO "journal_body" VALUES(9,'6bd4dbdffca66b13d41e04068e1a5d9e','{"buyer":"","card":"李先生","colour":"白","credits":[],"deliver_by":"","deposit":500000,"happened":"","model":"CR-V","price":20000000,"quantity":1}','{"card":1,"order":1,"grade":"O","next":"2026-03-19"}','[["car_order",1,null,{"at":"2026-03-12T01:20:00.000Z","buyer":"李先生","cancelled_on":null,"colour":"白","cycle":1,"day":"2026-03-12","deliver_by":null,"delivered_on":null,"deposit":500000,"floor_price":null,"grade_before":"H","id":1,"model":"CR-V","origin":null,"price":20000000,"quantity":1,"reason":"","seq":9,"staff":1}],["credit",1,null,{"car_order":1,"id":1,"seq":9,"share":100,"staff":1}],["cycle",1,{"budget":"","card_by":1,"card_day":"2026-03-12","card_grade":"H","card_how":"contact","colour":"","competitor":"","customer":1,"decider":"","delivered_on":null,"grade":"H","graded_on":"2026-03-12","id":1,"last_day":"2026-03-12","next_day":"2026-03-13","payment":"","plan":"","seq":5,"signs":"","state":"open","trade_in":"","unanswered":0},{"budget":"","card_by":1,"card_day":"2026-03-12","card_grade":"H","card_how":"contact","colour":"","competitor":"","customer":1,"decider":"","delivered_on":null,"grade":"O","graded_on":"2026-03-12","id":1,"last_day":"2026-03-12","next_day":"2026-03-19","payment":"","plan":"","seq":9,"signs":"","state":"open","trade_in":"","unanswered":0}],["standing",3,null,{"cycle":1,"day":"2026-03-12","grade":"O","id":3,"next_day":"2026-03-19","owner":1,"seq":9,"state":"open"}]]');
INSERT INTO "journal_body" VALUES(10,'2d5f812a52b7bea976a3700359812574','{"address":"","appointment":"","customer":"","direction":"in","grade":"","happened":"","minutes":null,"model":"","name":"吴先生","phone":"","question":"","read_back":false,"source":"","taken_by":"","way":"phone"}','{"call":2,"assigned":"李娜","customer":3,"how":"call","why":[["call",{}]],"call_back":null,"moves":[["call",1,false]]}','[["customer",3,null,{"address":"","district":"","do_not_call":0,"erased":0,"first_day":"2026-03-12","id":3,"model":"","name":"吴先生","note":"","occupation":"","owner":1,"phone_dead":0,"plate":"","referrer":null,"seq":10,"source":"","wechat":""}],["cycle",3,null,{"budget":"","card_by":null,"card_day":null,"card_grade":"","card_how":"","colour":"","competitor":"","customer":3,"decider":"","delivered_on":null,"grade":"","graded_on":null,"id":3,"last_day":null,"next_day":null,"payment":"","plan":"","seq":10,"signs":"","state":"open","trade_in":"","unanswered":0}],["call",2,null,{"assigned":1,"at":"2026-03-12T01:30:00.000Z","call_back":null,"called_back":null,"customer":3,"cycle":3,"day":"2026-03-12","direction":"in","grade":"","id":2,"minutes":null,"model":"","question":"","read_back":0,"seq":10,"source":"","way":"phone"}]]');
INSERT INTO "journal_body" VALUES(11,'11b9b296832a4eedbbeba26e62aa1a0b','{"also":"","appointment":0,"arrived":"","asked_for":"","been_here":false,"brought_by":"","crowd":false,"customer":"","left":"","looks":"","model":"Fit","name":"","note":"","party":1,"phone":"","plate":"","purpose":"sales","served_by":"","source":"","stand_in":false}','{"assigned":"刘洋","how":"turn","kind":"first","moves":[["serve",2,2,true,false]],"next":"李娜","turn":true,"visit":2,"waits_for":null,"why":[["turn",{}],["roster",{"of":2,"place":2}],["took",{"turns":0}]]}','[["visit",2,null,{"also":"","arrived":"2026-03-12T01:35:00.000Z","asked_for":null,"assigned":2,"been_here":0,"completed":0,"customer":4,"cycle":4,"day":"2026-03-12","grade":"","greeted_at":null,"group_of":null,"how":"turn","id":2,"kind":"first","left_at":null,"left_known":0,"looks":"","manager_joined":0,"model":"Fit","note":"","outcome":"","party":1,"purpose":"sales","seq":11,"source":"","steps":"","test_drive":0,"turn":1,"voided":0,"waits_for":null}],["customer",4,null,{"address":"","district":"","do_not_call":0,"erased":0,"first_day":"2026-03-12","id":4,"model":"Fit","name":"","note":"","occupation":"","owner":2,"phone_dead":0,"plate":"","referrer":null,"seq":11,"source":"","wechat":""}],["phone",3,null,{"customer":4,"id":3,"number":"","seq":11}],["cycle",4,null,{"budget":"","card_by":null,"card_day":null,"card_grade":"","card_how":"","colour":"","competitor":"","customer":4,"decider":"","delivered_on":null,"grade":"","graded_on":null,"id":4,"last_day":null,"next_day":null,"payment":"","plan":"","seq":11,"signs":"","state":"open","trade_in":"","unanswered":0}]]');
INSERT INTO "journal_body" VALUES(12,'5fb1d227cf71269a392804be12c978a4','{"card":"4","reason":"本人要求"}','{"customer":4,"rows":{"phone":1,"visit":1,"cycle":1,"customer":1},"lines":1,"bodies":{"11":"1d4f54f73ac74b50d9b7f8d0534de5ef79d61f3b60185ff3ecb9d6c767575cd1"}}','[["phone",3,null,{"customer":4,"id":3,"number":"","seq":12}],["customer",4,null,{"address":"","district":"","do_not_call":0,"erased":1,"first_day":"2026-03-12","id":4,"model":"Fit","name":"","note":"","occupation":"","owner":2,"phone_dead":0,"plate":"","referrer":null,"seq":12,"source":"","wechat":""}]]');
INSERT INTO "journal_body" VALUES(13,'2b8ccf96db8273774d63577ee9118aea','{"card":"李先生","day":"","order":0}','{"card":1,"order":1,"next":"2026-03-15"}','[["car_order",1,{"at":"2026-03-12T01:20:00.000Z","buyer":"李先生","cancelled_on":null,"colour":"白","cycle":1,"day":"2026-03-12","deliver_by":null,"delivered_on":null,"deposit":500000,"floor_price":null,"grade_before":"H","id":1,"model":"CR-V","origin":null,"price":20000000,"quantity":1,"reason":"","seq":9,"staff":1},{"at":"2026-03-12T01:20:00.000Z","buyer":"李先生","cancelled_on":null,"colour":"白","cycle":1,"day":"2026-03-12","deliver_by":null,"delivered_on":"2026-03-12","deposit":500000,"floor_price":null,"grade_before":"H","id":1,"model":"CR-V","origin":null,"price":20000000,"quantity":1,"reason":"","seq":13,"staff":1}],["cycle",1,{"budget":"","card_by":1,"card_day":"2026-03-12","card_grade":"H","card_how":"contact","colour":"","competitor":"","customer":1,"decider":"","delivered_on":null,"grade":"O","graded_on":"2026-03-12","id":1,"last_day":"2026-03-12","next_day":"2026-03-19","payment":"","plan":"","seq":9,"signs":"","state":"open","trade_in":"","unanswered":0},{"budget":"","card_by":1,"card_day":"2026-03-12","card_grade":"H","card_how":"contact","colour":"","competitor":"","customer":1,"decider":"","delivered_on":"2026-03-12","grade":"O","graded_on":"2026-03-12","id":1,"last_day":"2026-03-12","next_day":"2026-03-15","payment":"","plan":"","seq":13,"signs":"","state":"owner","trade_in":"","unanswered":0}],["standing",4,null,{"cycle":1,"day":"2026-03-12","grade":"O","id":4,"next_day":"2026-03-15","owner":1,"seq":13,"state":"owner"}]]');
INSERT INTO "journal_body" VALUES(14,'66688e3549c0af5f8770bd8093f6f3b0','{"at":"2026-03-14T02:00:00.000Z","card":"周女士","note":"看车","staff":""}','{"card":2,"appointment":1,"at":"2026-03-14T02:00:00.000Z","day":"2026-03-14","time":"10:00","staff":"刘洋","before":null}','[["appointment",1,null,{"at":"2026-03-14T02:00:00.000Z","customer":2,"day":"2026-03-14","id":1,"note":"看车","reason":"","seq":14,"staff":2,"state":"","visit":null}]]');
INSERT INTO "journal_body" VALUES(15,'dc216bf184454e76341d752d3062a4a9','{"day":"2026-03-13","names":["李娜","刘洋"]}','{"day":"2026-03-13","names":["李娜","刘洋"]}','[["roster",3,null,{"day":"2026-03-13","id":3,"position":1,"seq":15,"shift":"full","staff":1}],["roster",4,null,{"day":"2026-03-13","id":4,"position":2,"seq":15,"shift":"full","staff":2}]]');
INSERT INTO "journal_body" VALUES(16,'ef82029330c6c6e46485856c579d4cac','{"also":"","appointment":0,"arrived":"","asked_for":"","been_here":false,"brought_by":"","crowd":false,"customer":"","left":"","looks":"红衣服，带孩子","model":"","name":"","note":"","party":1,"phone":"","plate":"","purpose":"sales","served_by":"","source":"","stand_in":false}','{"visit":3,"assigned":"李娜","how":"turn","why":[["turn",{}],["roster",{"place":1,"of":2}],["took",{"turns":1}],["note_served",{"reason":"","at":"2026-03-12T01:10:00.000Z"}]],"waits_for":null,"turn":true,"next":null,"moves":[["serve",1,3,true,false]],"kind":"first"}','[["visit",3,null,{"also":"","arrived":"2026-03-12T01:50:00.000Z","asked_for":null,"assigned":1,"been_here":0,"completed":0,"customer":null,"cycle":null,"day":"2026-03-12","grade":"","greeted_at":null,"group_of":null,"how":"turn","id":3,"kind":"first","left_at":null,"left_known":0,"looks":"红衣服，带孩子","manager_joined":0,"model":"","note":"","outcome":"","party":1,"purpose":"sales","seq":16,"source":"","steps":"","test_drive":0,"turn":1,"voided":0,"waits_for":null}]]');
INSERT INTO "journal_body" VALUES(17,'edc156a6de4290012dd01872b9fdd672','{"car":"CR-V 试驾车","licence":true,"visit":3}','{"visit":3,"car":"CR-V 试驾车"}','[["drive",1,null,{"back_at":null,"car":"CR-V 试驾车","day":"2026-03-12","id":1,"licence":1,"out_at":"2026-03-12T01:55:00.000Z","seq":17,"visit":3}],["visit",3,{"also":"","arrived":"2026-03-12T01:50:00.000Z","asked_for":null,"assigned":1,"been_here":0,"completed":0,"customer":null,"cycle":null,"day":"2026-03-12","grade":"","greeted_at":null,"group_of":null,"how":"turn","id":3,"kind":"first","left_at":null,"left_known":0,"looks":"红衣服，带孩子","manager_joined":0,"model":"","note":"","outcome":"","party":1,"purpose":"sales","seq":16,"source":"","steps":"","test_drive":0,"turn":1,"voided":0,"waits_for":null},{"also":"","arrived":"2026-03-12T01:50:00.000Z","asked_for":null,"assigned":1,"been_here":0,"completed":0,"customer":null,"cycle":null,"day":"2026-03-12","grade":"","greeted_at":null,"group_of":null,"how":"turn","id":3,"kind":"first","left_at":null,"left_known":0,"looks":"红衣服，带孩子","manager_joined":0,"model":"","note":"","outcome":"","party":1,"purpose":"sales","seq":17,"source":"","steps":"","test_drive":1,"turn":1,"voided":0,"waits_for":null}]]');
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
INSERT INTO "phone" VALUES(3,4,'',12);
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
INSERT INTO "reference" VALUES(31,'away','other','another reason','其他原因',7,'{"keeps": true}',1,1);
INSERT INTO "reference" VALUES(32,'skip','phone','on the phone','正在通话',1,'{}',1,1);
INSERT INTO "reference" VALUES(33,'skip','paperwork','finishing papers','处理资料',2,'{}',1,1);
INSERT INTO "reference" VALUES(34,'skip','training','in training','培训中',3,'{}',1,1);
INSERT INTO "reference" VALUES(35,'skip','other','another reason','其他原因',4,'{}',1,1);
INSERT INTO "reference" VALUES(36,'void','mistake','entered by mistake','误录',1,'{}',1,1);
INSERT INTO "reference" VALUES(37,'void','twice','entered twice','重复登记',2,'{}',1,1);
INSERT INTO "reference" VALUES(38,'void','mystery','mystery shopper','神秘访客',3,'{}',1,1);
INSERT INTO "reference" VALUES(39,'void','other','another reason','其他原因',4,'{}',1,1);
INSERT INTO "reference" VALUES(40,'hand_over','wish','the customer wishes it','客户要求',1,'{}',1,1);
INSERT INTO "reference" VALUES(41,'hand_over','language','speaks their language','语言方便',2,'{}',1,1);
INSERT INTO "reference" VALUES(42,'hand_over','knows_model','knows the model better','更熟悉该车型',3,'{}',1,1);
INSERT INTO "reference" VALUES(43,'hand_over','called_away','called away','临时有事',4,'{}',1,1);
INSERT INTO "reference" VALUES(44,'hand_over','shift_ends','their shift ends','到点下班',5,'{}',1,1);
INSERT INTO "reference" VALUES(45,'move','makes_up','makes up for a lost turn','补偿错过的轮次',1,'{}',1,1);
INSERT INTO "reference" VALUES(46,'move','wrong_order','the order was wrong','顺位有误',2,'{}',1,1);
INSERT INTO "reference" VALUES(47,'move','agreed','agreed between them','双方商定',3,'{}',1,1);
INSERT INTO "reference" VALUES(48,'move','not_ready','not ready for customers','尚未准备好接待',4,'{}',1,1);
INSERT INTO "reference" VALUES(49,'reclassify','said_so','they said so themselves','客户自己说明',1,'{}',1,1);
INSERT INTO "reference" VALUES(50,'reclassify','found_card','found among the cards','查到客户卡',2,'{}',1,1);
INSERT INTO "reference" VALUES(51,'reclassify','recognised','a colleague knows them','同事认出',3,'{}',1,1);
INSERT INTO "reference" VALUES(52,'reclassify','wrong_key','wrong key','按错',4,'{}',1,1);
INSERT INTO "reference" VALUES(53,'grade','O','O ordered','O 已订',1,'{"aim_en": "deliver soon", "aim_zh": "尽快交车", "every": "7 days", "within": 0}',1,1);
INSERT INTO "reference" VALUES(54,'grade','H','H within 7 days','H 7天内',2,'{"aim_en": "speed up signing", "aim_zh": "促成签约", "every": "1 day", "within": 7}',1,1);
INSERT INTO "reference" VALUES(55,'grade','A','A within 1 month','A 1个月内',3,'{"aim_en": "raise the grade", "aim_zh": "提升级别", "every": "7 days", "within": 30}',1,1);
INSERT INTO "reference" VALUES(56,'grade','B','B within 3 months','B 3个月内',4,'{"aim_en": "know what moves", "aim_zh": "了解动态", "every": "15 days", "within": 90}',1,1);
INSERT INTO "reference" VALUES(57,'grade','C','C over 3 months','C 3个月以上',5,'{"aim_en": "make friends", "aim_zh": "建立友谊", "every": "1 month", "within": 0}',1,1);
INSERT INTO "reference" VALUES(58,'sign','order-fixed','model and colour fixed in an order, deposit paid','已订车，订金已付，车型颜色确定',1,'{"grade": "O"}',1,1);
INSERT INTO "reference" VALUES(59,'sign','delivery-settled','delivery time settled','交车时间商定',2,'{"grade": "H"}',1,1);
INSERT INTO "reference" VALUES(60,'sign','instalment-done','instalment papers done','分期手续办妥',3,'{"grade": "H"}',1,1);
INSERT INTO "reference" VALUES(61,'sign','trade-in-closing','trade-in about to close','旧车置换即将成交',4,'{"grade": "H"}',1,1);
INSERT INTO "reference" VALUES(62,'sign','model-chosen','model and colour chosen','车型颜色选定',5,'{"grade": "A"}',1,1);
INSERT INTO "reference" VALUES(63,'sign','payment-settled','way of paying settled','付款方式商定',6,'{"grade": "A"}',1,1);
INSERT INTO "reference" VALUES(64,'sign','instalment-begun','instalment in progress','分期办理中',7,'{"grade": "A"}',1,1);
INSERT INTO "reference" VALUES(65,'sign','trade-in-begun','trade-in in progress','旧车置换洽谈中',8,'{"grade": "A"}',1,1);
INSERT INTO "reference" VALUES(66,'sign','terms-discussed','terms discussed','谈过条件',9,'{"grade": "B"}',1,1);
INSERT INTO "reference" VALUES(67,'sign','time-named','time of purchase named','说出购车时间',10,'{"grade": "B"}',1,1);
INSERT INTO "reference" VALUES(68,'sign','next-talk','next talk dated','约定下次洽谈',11,'{"grade": "B"}',1,1);
INSERT INTO "reference" VALUES(69,'sign','came-again','came to look again','再次来店看车',12,'{"grade": "B"}',1,1);
INSERT INTO "reference" VALUES(70,'sign','old-car','asks us to take the old car','询问旧车置换',13,'{"grade": "B"}',1,1);
INSERT INTO "reference" VALUES(71,'sign','wants-car','wants a car, has the means','有购车意愿和能力',14,'{"grade": "C"}',1,1);
INSERT INTO "reference" VALUES(72,'sign','compares','compares models, hesitates','比较车型，犹豫',15,'{"grade": "C"}',1,1);
INSERT INTO "reference" VALUES(73,'sign','price-only','only asks a price and leaves their data','只问价格并留下资料',16,'{"grade": "C"}',1,1);
INSERT INTO "reference" VALUES(74,'way','phone','phone call','电话',1,'{}',1,1);
INSERT INTO "reference" VALUES(75,'way','wechat','WeChat','微信',2,'{}',1,1);
INSERT INTO "reference" VALUES(76,'way','message','text message','短信',3,'{}',1,1);
INSERT INTO "reference" VALUES(77,'way','meeting','meeting elsewhere','上门、外出面谈',4,'{}',1,1);
INSERT INTO "reference" VALUES(78,'way','visit','in the showroom','店内洽谈',5,'{}',1,1);
INSERT INTO "reference" VALUES(79,'way','email','e-mail','邮件',6,'{}',1,1);
INSERT INTO "reference" VALUES(80,'outcome','talked','talked','已沟通',1,'{"answered": true}',1,1);
INSERT INTO "reference" VALUES(81,'outcome','comes-in','will come in','答应来店',2,'{"answered": true}',1,1);
INSERT INTO "reference" VALUES(82,'outcome','undecided','still undecided','仍在考虑',3,'{"answered": true}',1,1);
INSERT INTO "reference" VALUES(83,'outcome','later','call again later','改日再联系',4,'{"answered": true}',1,1);
INSERT INTO "reference" VALUES(84,'outcome','no-answer','no answer','无人接听',5,'{"answered": false}',1,1);
INSERT INTO "reference" VALUES(85,'outcome','unread','message not answered','消息未回',6,'{"answered": false}',1,1);
INSERT INTO "reference" VALUES(86,'outcome','dead','number does not exist or is somebody else''s','空号、错号',7,'{"answered": false, "dead": true}',1,1);
INSERT INTO "reference" VALUES(87,'loss','price','price','价格',1,'{}',1,1);
INSERT INTO "reference" VALUES(88,'loss','competitor','bought another make','购买竞品',2,'{}',1,1);
INSERT INTO "reference" VALUES(89,'loss','other-dealer','bought from another dealer','他店购买',3,'{}',1,1);
INSERT INTO "reference" VALUES(90,'loss','stock','no car in stock, delivery too late','无现车、交车太久',4,'{}',1,1);
INSERT INTO "reference" VALUES(91,'loss','loan','loan refused','贷款未通过',5,'{}',1,1);
INSERT INTO "reference" VALUES(92,'loss','trade-in','trade-in too low','置换价低',6,'{}',1,1);
INSERT INTO "reference" VALUES(93,'loss','service','not content with us','对服务不满',7,'{}',1,1);
INSERT INTO "reference" VALUES(94,'loss','postponed','puts the purchase off','暂缓购车',8,'{}',1,1);
INSERT INTO "reference" VALUES(95,'loss','gave-up','gave up buying','放弃购车',9,'{}',1,1);
INSERT INTO "reference" VALUES(96,'loss','unreachable','cannot be reached','失联',10,'{}',1,1);
INSERT INTO "reference" VALUES(97,'loss','used-car','bought a used car','购买二手车',11,'{}',1,1);
INSERT INTO "reference" VALUES(98,'cancel','customer-busy','the customer cannot come','客户来不了',1,'{}',1,1);
INSERT INTO "reference" VALUES(99,'cancel','no-interest','no longer interested','客户不考虑了',2,'{}',1,1);
INSERT INTO "reference" VALUES(100,'cancel','bought-elsewhere','bought elsewhere','已在别处购车',3,'{}',1,1);
INSERT INTO "reference" VALUES(101,'cancel','no-car','no car to show','没有可看的车',4,'{}',1,1);
INSERT INTO "reference" VALUES(102,'cancel','consultant-busy','the consultant cannot','顾问没空',5,'{}',1,1);
INSERT INTO "reference" VALUES(103,'cancel','mistake','entered by mistake','误录',6,'{}',1,1);
INSERT INTO "reference" VALUES(104,'cancel','other','another reason','其他原因',7,'{}',1,1);
INSERT INTO "reference" VALUES(105,'shift','full','full day','全天',1,'{"on": true, "sign_en": "F", "sign_zh": "全"}',1,1);
INSERT INTO "reference" VALUES(106,'shift','early','early shift','早班',2,'{"hours": "08:30-17:00", "on": true, "sign_en": "E", "sign_zh": "早"}',1,1);
INSERT INTO "reference" VALUES(107,'shift','late','late shift','晚班',3,'{"hours": "12:00-20:30", "on": true, "sign_en": "L", "sign_zh": "晚"}',1,1);
INSERT INTO "reference" VALUES(108,'shift','off','off','休息',4,'{"on": false, "sign_en": "–", "sign_zh": "休"}',1,1);
INSERT INTO "reference" VALUES(109,'shift','leave','leave','请假',5,'{"of_its_day": true, "on": false, "sign_en": "V", "sign_zh": "假"}',1,1);
INSERT INTO "reference" VALUES(110,'shift','training','training','培训',6,'{"of_its_day": true, "on": false, "sign_en": "T", "sign_zh": "训"}',1,1);
INSERT INTO "reference" VALUES(111,'ending','card','has a card','已建卡',1,'{}',1,1);
INSERT INTO "reference" VALUES(112,'ending','later','comes again later','改天再来',2,'{}',1,1);
INSERT INTO "reference" VALUES(113,'ending','lost','lost','战败',3,'{}',1,1);
INSERT INTO "reference" VALUES(114,'ending','other','other purpose','非看车',4,'{}',1,1);
INSERT INTO "reference" VALUES(115,'step','reception','welcome','接待问候',1,'{}',1,1);
INSERT INTO "reference" VALUES(116,'step','needs','needs','需求分析',2,'{}',1,1);
INSERT INTO "reference" VALUES(117,'step','walk-round','walk-round','绕车介绍',3,'{}',1,1);
INSERT INTO "reference" VALUES(118,'step','test-drive','test drive','试乘试驾',4,'{}',1,1);
INSERT INTO "reference" VALUES(119,'step','offer','offer','报价洽谈',5,'{}',1,1);
INSERT INTO "reference" VALUES(120,'step','trade-in','trade-in looked at','置换评估',6,'{}',1,1);
INSERT INTO "reference" VALUES(121,'step','farewell','farewell','送别',7,'{}',1,1);
INSERT INTO "reference" VALUES(122,'model','CR-V','CR-V','CR-V',1,'{}',1,3);
INSERT INTO "reference" VALUES(123,'model','Fit','Fit','Fit',2,'{}',1,3);
CREATE TABLE roster (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER NOT NULL REFERENCES staff (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED, shift TEXT NOT NULL DEFAULT '',
    UNIQUE (day, staff)
) STRICT;
INSERT INTO "roster" VALUES(1,'2026-03-12',1,1,3,'full');
INSERT INTO "roster" VALUES(2,'2026-03-12',2,2,3,'full');
INSERT INTO "roster" VALUES(3,'2026-03-13',1,1,15,'full');
INSERT INTO "roster" VALUES(4,'2026-03-13',2,2,15,'full');
CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
INSERT INTO "schema_migration" VALUES(1,'0001_the_floor','2026-11-25 23:45:42.892206');
INSERT INTO "schema_migration" VALUES(2,'0002_cards','2026-11-25 23:45:42.895248');
INSERT INTO "schema_migration" VALUES(3,'0003_claims','2026-11-25 23:45:42.895508');
INSERT INTO "schema_migration" VALUES(4,'0004_the_desk','2026-11-25 23:45:42.899266');
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
INSERT INTO "standing" VALUES(4,1,'2026-03-12','owner','O',1,'2026-03-15',13);
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
, cycle INTEGER REFERENCES cycle (id), looks TEXT NOT NULL DEFAULT '', also TEXT NOT NULL DEFAULT '', group_of INTEGER REFERENCES visit (id), been_here INTEGER NOT NULL DEFAULT 0 CHECK (been_here IN (0, 1)), manager_joined INTEGER NOT NULL DEFAULT 0 CHECK (manager_joined IN (0, 1)), steps TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL DEFAULT '', greeted_at TEXT) STRICT;
INSERT INTO "visit" VALUES(1,'2026-03-12','2026-03-12T01:00:00.000Z','sales','first',1,1,NULL,NULL,1,'turn',1,'CR-V','',1,'H','',1,'2026-03-12T01:10:00.000Z',1,0,6,1,'','',NULL,0,0,'','card',NULL);
INSERT INTO "visit" VALUES(2,'2026-03-12','2026-03-12T01:35:00.000Z','sales','first',1,4,NULL,NULL,2,'turn',1,'Fit','',0,'','',0,NULL,0,0,11,4,'','',NULL,0,0,'','',NULL);
INSERT INTO "visit" VALUES(3,'2026-03-12','2026-03-12T01:50:00.000Z','sales','first',1,NULL,NULL,NULL,1,'turn',1,'','',1,'','',0,NULL,0,0,17,NULL,'红衣服，带孩子','',NULL,0,0,'','',NULL);
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
CREATE INDEX appointment_day ON appointment (day);
CREATE INDEX appointment_customer ON appointment (customer, day);
CREATE INDEX drive_visit ON drive (visit);
CREATE INDEX drive_out ON drive (day) WHERE back_at IS NULL;
CREATE INDEX cover_taken_by ON cover (taken_by, day);
CREATE INDEX visit_group ON visit (group_of) WHERE group_of IS NOT NULL;
CREATE INDEX call_back_open ON call (call_back) WHERE call_back IS NOT NULL AND called_back IS NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('reference',123);
INSERT INTO "sqlite_sequence" VALUES('hours',7);
INSERT INTO "sqlite_sequence" VALUES('setting',2);
INSERT INTO "sqlite_sequence" VALUES('staff',4);
INSERT INTO "sqlite_sequence" VALUES('roster',4);
INSERT INTO "sqlite_sequence" VALUES('visit',3);
INSERT INTO "sqlite_sequence" VALUES('customer',4);
INSERT INTO "sqlite_sequence" VALUES('phone',3);
INSERT INTO "sqlite_sequence" VALUES('cycle',4);
INSERT INTO "sqlite_sequence" VALUES('standing',4);
INSERT INTO "sqlite_sequence" VALUES('call',2);
INSERT INTO "sqlite_sequence" VALUES('follow_up',1);
INSERT INTO "sqlite_sequence" VALUES('car_order',1);
INSERT INTO "sqlite_sequence" VALUES('credit',1);
INSERT INTO "sqlite_sequence" VALUES('appointment',1);
INSERT INTO "sqlite_sequence" VALUES('drive',1);
COMMIT;
